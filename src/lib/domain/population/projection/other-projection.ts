import type { AgeBand } from '../age-structure.ts';
import { PROJECTED_AGES } from './counted-ages.ts';
import type { Sex } from './life-table.ts';

/** A number of a projection that somebody else published of a district: people at the beginning of a year. */
export type OtherProjectionRow = {
  districtCode: string;
  source: string;
  /** As the source names it; empty where it has only one. */
  variant: string;
  year: number;
  sex: Sex | 'both';
  ageFrom: number;
  /** Completed years, counted; null is and more. */
  ageTo: number | null;
  people: number;
};

/** The same as it stands in a file; null where it cannot be read. */
export type WrittenProjectionRow = Omit<OtherProjectionRow, 'sex' | 'people'> & {
  at: number;
  sex: OtherProjectionRow['sex'] | null;
  people: number | null;
};

export type OtherProjectionFault = {
  reason:
    | 'area-unknown'
    | 'year-impossible'
    | 'sex-unknown'
    | 'age-impossible'
    | 'people-impossible'
    | 'source-missing'
    | 'counted-twice'
    | 'ages-missing';
  at: number;
  area: string;
};

type JudgedProjection =
  | { outcome: 'read'; rows: OtherProjectionRow[] }
  | { outcome: 'faulty'; faults: OtherProjectionFault[] }
  | { outcome: 'nothing' };

const MOST_FAULTS = 50;
const OLDEST = 100;

/** Judges the rows of a file, in any order: each alone, and those of one district, year and variant together. */
export function judgeOtherProjection(
  written: readonly WrittenProjectionRow[],
  districts: ReadonlySet<string>
): JudgedProjection {
  if (written.length === 0) return { outcome: 'nothing' };
  const faults: OtherProjectionFault[] = [];
  const read: (OtherProjectionRow & { at: number })[] = [];
  for (const row of written) {
    const reason = faultOfRow(row, districts);
    if (reason) faults.push({ reason, at: row.at, area: row.districtCode });
    else if (row.sex !== null && row.people !== null) read.push({ ...row, sex: row.sex, people: row.people });
    if (faults.length >= MOST_FAULTS) break;
  }
  if (faults.length === 0) {
    const keyOf = ({ districtCode, source, variant, year }: OtherProjectionRow) =>
      JSON.stringify([districtCode, source, variant, year]);
    for (const of of Map.groupBy(read, keyOf).values()) {
      const fault = faultOfTogether(of);
      if (fault) faults.push(fault);
      if (faults.length >= MOST_FAULTS) break;
    }
  }
  if (faults.length > 0) return { outcome: 'faulty', faults };
  return { outcome: 'read', rows: read.map(({ at: _at, ...row }) => row) };
}

function faultOfRow(
  row: WrittenProjectionRow,
  districts: ReadonlySet<string>
): OtherProjectionFault['reason'] | null {
  const { districtCode, source, year, sex, ageFrom, ageTo, people } = row;
  if (!districts.has(districtCode)) return 'area-unknown';
  if (source === '') return 'source-missing';
  if (!Number.isInteger(year) || year < 1990 || year > 2150) return 'year-impossible';
  if (sex === null) return 'sex-unknown';
  const isAge = Number.isInteger(ageFrom) && ageFrom >= 0 && ageFrom <= OLDEST;
  if (!isAge || (ageTo !== null && !(Number.isInteger(ageTo) && ageTo >= ageFrom && ageTo <= 110)))
    return 'age-impossible';
  return people !== null && people >= 0 && Number.isFinite(people) ? null : 'people-impossible';
}

/** Nobody may stand in two rows, and no age in between be left out. */
function faultOfTogether(
  rows: readonly (OtherProjectionRow & { at: number })[]
): OtherProjectionFault | null {
  const bySex = Map.groupBy(rows, ({ sex }) => sex);
  const both = bySex.get('both')?.[0];
  if (both && bySex.size > 1) return { reason: 'counted-twice', at: both.at, area: both.districtCode };
  for (const of of bySex.values()) {
    const sorted = of.toSorted((a, b) => a.ageFrom - b.ageFrom);
    for (const [place, { ageFrom, at, districtCode }] of sorted.entries()) {
      const before = sorted[place - 1];
      if (!before) continue;
      const next = before.ageTo === null ? Number.POSITIVE_INFINITY : before.ageTo + 1;
      if (ageFrom < next) return { reason: 'counted-twice', at, area: districtCode };
      if (ageFrom > next) return { reason: 'ages-missing', at, area: districtCode };
    }
  }
  return null;
}

/** A published number beside ours. */
export type ComparedCount = { year: number; band: AgeBand; theirs: number; ours: number };

/** One published projection of a district beside ours; the two are never added, and none changes the other. */
export type ComparedProjection = { source: string; variant: string; counts: ComparedCount[] };

/**
 * Published projections beside ours, by the ages that both tell of.
 * @param years of which to tell, where the source has them; else of the latest that both have
 * @param ours people of the district in the middle variant, of some ages in a year; undefined for years beyond it
 */
export function comparedProjections(
  rows: readonly OtherProjectionRow[],
  years: readonly number[],
  ours: (year: number, band: AgeBand) => number | undefined
): ComparedProjection[] {
  const bySource = Map.groupBy(rows, ({ source, variant }) => JSON.stringify([source, variant]));
  return [...bySource.values()].flatMap((of) => {
    const [first] = of;
    const known = [...new Set(of.map(({ year }) => year))]
      .filter((year) => ours(year, { from: 0, to: null }) !== undefined)
      .toSorted((a, b) => a - b);
    const told = known.filter((year) => years.includes(year));
    const shown = told.length > 0 ? told : known.slice(-1);
    const counts = shown.flatMap((year) =>
      PROJECTED_AGES.flatMap((band) => {
        const [theirs, own] = [
          peopleOf(
            of.filter((row) => row.year === year),
            band
          ),
          ours(year, band)
        ];
        return theirs === undefined || own === undefined ? [] : [{ year, band, theirs, ours: own }];
      })
    );
    return first && counts.length > 0 ? [{ source: first.source, variant: first.variant, counts }] : [];
  });
}

/** People of some ages, where rows make exactly those. */
function peopleOf(rows: readonly OtherProjectionRow[], { from, to }: AgeBand): number | undefined {
  const end = (age: number | null) => age ?? Number.POSITIVE_INFINITY;
  const inside = rows.filter((row) => row.ageFrom >= from && end(row.ageTo) <= end(to));
  const sexes = new Set(rows.map(({ sex }) => sex));
  if (!sexes.has('both') && sexes.size < 2) return undefined;
  for (const sex of sexes) {
    const of = inside.filter((row) => row.sex === sex);
    const isWhole = of.some((row) => row.ageFrom === from) && of.some((row) => end(row.ageTo) === end(to));
    if (!isWhole) return undefined;
  }
  return inside.reduce((sum, { people }) => sum + people, 0);
}
