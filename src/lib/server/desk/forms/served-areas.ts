import type { ServedArea } from '#lib/domain/directory/facts/catchment.ts';
import {
  AREA_LEVELS,
  type AreaLevel,
  areaNamed,
  fullAreaName,
  type NamedArea
} from '#lib/domain/tenancy/area-names.ts';
import type { MessageKey, Translate } from '#lib/i18n/messages.ts';
import { wordOptions } from './form-context.ts';
import { choice, type Field, rows, type TypedRow, text } from './form-field.ts';

/**
 * Municipalities, districts and regions by their names, one a row: names are typed, because nobody finds one of 2,929
 * in a list. Each one named twice is kept once.
 * @param areas every territory there is
 */
export function servedAreas(
  look: { label: MessageKey; hint: MessageKey },
  areas: readonly NamedArea[],
  t: Translate
): Field<readonly ServedArea[]> {
  const table = rows({
    ...{ ...look, mute: ['level' as const], blankRows: 6 },
    columns: {
      level: choice<AreaLevel>({
        label: 'fact.catchment.level',
        options: wordOptions(t, 'fact.catchment.word', AREA_LEVELS)
      }),
      name: text({ label: 'fact.catchment.name', limit: 120, width: 40 })
    }
  });
  return {
    ...table,
    read: (typed, name, faults) => {
      const typedRows = (Array.isArray(typed) ? typed : []) as readonly TypedRow[];
      const found = typedRows.flatMap((row, index): ServedArea[] => {
        if ((row.name ?? '').trim() === '') return [];
        const level = AREA_LEVELS.find((one) => one === row.level) ?? 'unit';
        const area = areaNamed(areas, level, row.name ?? '');
        if (typeof area === 'string') faults.push({ field: `${name}.${index}.name`, word: area });
        return typeof area === 'string' ? [] : [{ level, code: area.code, name: fullAreaName(area, areas) }];
      });
      return [...new Map(found.map((area) => [area.code, area])).values()];
    },
    write: (value) => table.write(value)
  };
}
