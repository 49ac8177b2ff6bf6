import type { MessageKey } from '#lib/i18n/messages.ts';
import { CSV_START, csvLine } from '../../csv.ts';
import type { PublicDb } from '../../db/db.ts';
import { modelsAsked } from './gaps-asked.ts';
import { type GapsPageAsked, readGaps, type Said } from './gaps-page.ts';
import { gapAt } from './need-gaps.ts';

const COLUMNS: readonly MessageKey[] = [
  ...(['needGap.csv.place', 'needGap.csv.code', 'needs.column.kind', 'needs.column.form'] as const),
  ...(['needs.column.group', 'needs.column.unit', 'needs.column.year', 'needGap.needed'] as const),
  ...([
    'needGap.shared',
    'needGap.gap',
    'needGap.csv.relative',
    'needGap.people',
    'needGap.csv.day'
  ] as const),
  'needs.column.source'
];

/**
 * Gaps for a spreadsheet: of a municipality by year, of a region by municipality in the year that is asked; as the
 * address narrows them. Undefined where the territory does not know the place.
 */
export async function gapsCsv(db: PublicDb, asked: GapsPageAsked, said: Said): Promise<string | undefined> {
  const read = await readGaps(db, asked, said);
  if (!read) return undefined;
  const { gaps, home, words } = read;
  const { t, names } = words;
  const { points, byCode } = gaps.needs.ground;
  const places = asked.isRegion
    ? home.points.flatMap((at) => {
        const point = points[at];
        return point ? [{ code: point.code, name: point.name, points: [at] }] : [];
      })
    : [{ code: asked.unitCode, name: byCode.get(asked.unitCode)?.name ?? '', points: home.points }];
  const years = asked.isRegion ? [asked.year] : asked.years;
  const lines = modelsAsked(gaps.models, asked.filter).flatMap((model) =>
    years.flatMap((year) => {
      const gap = gaps.gapsIn(model, year);
      const { serviceTypeCode, formCode, targetGroupCode, unitCode } = gap.model;
      const key = [names.kind(serviceTypeCode), names.form(formCode), names.group(targetGroupCode)];
      return places.map((place) => {
        const { needed, shared, gap: missing, relative, people } = gapAt(gap, place.points);
        return csvLine([
          ...[place.name, place.code, ...key, names.unit(unitCode), year],
          ...[needed, shared, missing].map(hundredths),
          ...[relative === null ? null : hundredths(100 * relative), hundredths(people)],
          ...[asked.today, t('needGap.source')]
        ]);
      });
    })
  );
  const say = t as (key: MessageKey) => string;
  return [CSV_START, csvLine(COLUMNS.map(say)), ...lines].join('');
}

const hundredths = (value: number) => Math.round(100 * value) / 100;
