import type { Indicator } from '#lib/domain/plans/indicator.ts';
import { formats } from '#lib/i18n/format.ts';
import type { FormContext } from '../forms/form-context.ts';
import type { ChangeOfCells, GridRow, OpenGrid } from './open-grid.ts';

type Kept = Indicator & { revision: number };

/** Wanted values of indicators as a sheet: a row for each, a column for each year of the plan; they are never summed. */
export function targetGrid(context: FormContext): OpenGrid {
  const { years, content } = context;
  const indicators = content.indicators as readonly Kept[];
  const targetOf = ({ targets }: Indicator, year: number) =>
    targets.find((target) => target.year === year)?.value ?? null;
  return {
    number: 'measured',
    years,
    sumsRows: false,
    emptyIsNothing: false,
    origin: [],
    groups: [],
    rows: indicators.map(
      (indicator): GridRow => ({
        ...{ id: indicator.id, group: null, name: indicator.title, unit: indicator.unit },
        note: beginningOf(indicator, context),
        cells: years.map((year) => ({ value: targetOf(indicator, year), revision: indicator.revision }))
      })
    ),
    write: (edits) => {
      const changes = indicators.flatMap((indicator): ChangeOfCells<Indicator>[] => {
        const cells = edits.filter((edit) => edit.rowId === indicator.id);
        if (cells.length === 0) return [];
        const { revision, ...before } = indicator;
        const left = before.targets.filter(({ year }) => !cells.some((edit) => edit.year === year));
        const given = cells.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
        const targets = [...left, ...given].sort((one, other) => one.year - other.year);
        return [{ change: { change: 'change', item: { ...before, targets }, revision }, cells }];
      });
      return { kind: 'indicators', changes };
    }
  };
}

function beginningOf({ baseline, unit }: Indicator, { t, locale }: FormContext): string {
  if (!baseline) return '';
  const { number, shortDay } = formats(locale);
  const value = `${number(baseline.value, 2)} ${unit}`;
  return t('item.indicators.from', { value, day: shortDay(baseline.asOf) });
}
