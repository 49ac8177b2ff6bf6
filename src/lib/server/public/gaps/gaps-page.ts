import { setImmediate } from 'node:timers/promises';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { readCatalogueNames } from '../../catalogue-names.ts';
import type { PublicDb } from '../../db/db.ts';
import { lawStore } from '../../db/law.ts';
import { homeOf } from '../../reach-ground.ts';
import type { NeedWords } from '../needs/need-words.ts';
import { type GapHome, gapFigures, gapRow, type RankedRow } from './gap-rows.ts';
import { type GapsAsked, gapQuery, modelsAsked } from './gaps-asked.ts';
import { type Gaps, gapAt, gapsOfCountry } from './need-gaps.ts';

/** For whom and when gaps are asked. */
export type GapsPageAsked = GapsAsked & {
  unitCode: string;
  isRegion: boolean;
  today: CalendarDay;
  /** Years that the page offers and tells of beside one another. */
  years: readonly number[];
};

export type Said = Omit<NeedWords, 'names'>;

/** The gaps of the country with who is asked about; undefined where the territory does not know it. */
export async function readGaps(db: PublicDb, asked: GapsPageAsked, said: Said) {
  const [gaps, names] = await Promise.all([
    gapsOfCountry(db, asked.today),
    readCatalogueNames(lawStore(db), asked.today, said.locale)
  ]);
  const home = gapHome(gaps, asked);
  return home && { gaps, home, words: { ...said, names } };
}

/** What is missing in a municipality or a region by kind, form and group, most people first. */
export async function gapsPage(db: PublicDb, asked: GapsPageAsked, said: Said) {
  const read = await readGaps(db, asked, said);
  if (!read) return undefined;
  const { gaps, home, words } = read;
  const { today, year } = asked;
  const found: (RankedRow & { at: number })[] = [];
  for (const at of modelsAsked(gaps.models, asked.filter)) {
    // Gaps of the country that nobody asked for yet take some milliseconds each: others are served in between.
    await setImmediate();
    const row = gapRow(gaps.gapsIn(at, year), { home, today, words });
    const years = home.isRegion ? [] : asked.years;
    const byYear = years.map((one) => ({
      year: one,
      figures: gapFigures(gapAt(gaps.gapsIn(at, one), home.points), words)
    }));
    found.push({ ...row, at, byYear });
  }
  const ranked = found.toSorted(
    (one, other) =>
      other.amount.people - one.amount.people ||
      (other.amount.relative ?? 0) - (one.amount.relative ?? 0) ||
      one.at - other.at
  );
  const told = new Set(gaps.models.map(({ serviceTypeCode }) => serviceTypeCode));
  const { names } = words;
  return {
    rows: ranked.map(({ at: _, amount: __, isInvented: ___, usesRegister: ____, ...row }) => ({
      ...row,
      query: gapQuery({ filter: { kind: row.kind, form: row.form, group: row.group }, year })
    })),
    /** The model of the first row: by it a region is shown place by place. */
    first: ranked[0]?.at,
    options: {
      kinds: names.kinds
        .filter(({ code }) => told.has(code))
        .map(({ code, name }) => ({ value: code, label: name })),
      forms: names.formOptions.filter(({ value }) => gaps.models.some(({ formCode }) => formCode === value)),
      groups: names.groupOptions.filter(({ value }) =>
        gaps.models.some(({ targetGroupCode }) => targetGroupCode === value)
      ),
      years: [...new Set([...asked.years, year])].toSorted().map(String)
    },
    without: names.kinds.filter(({ code }) => !told.has(code)).map(({ code, name }) => ({ code, name })),
    isInvented: ranked.some((row) => row.isInvented),
    usesRegister: ranked.some((row) => row.usesRegister)
  };
}

function gapHome({ needs: { ground } }: Gaps, { unitCode, isRegion }: GapsPageAsked): GapHome | undefined {
  const home = isRegion ? undefined : homeOf(unitCode, ground);
  if (!isRegion && !home) return undefined;
  const codes = home
    ? home.codes
    : new Set(ground.points.filter(({ regionCode }) => regionCode === unitCode).map(({ code }) => code));
  const points = ground.points.flatMap(({ code }, at) => (codes.has(code) ? [at] : []));
  return points.length === 0 ? undefined : { points, codes, isRegion };
}
