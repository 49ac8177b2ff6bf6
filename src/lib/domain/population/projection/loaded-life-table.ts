import { OLDEST_AGE } from '../age-structure.ts';
import type { StepRates } from './cohort-component.ts';
import { SEXES, type Sex } from './life-table.ts';

/** A life table by single years of age that somebody loaded: of one born, alive at exact age 0, 1, … 100. */
export type LoadedLifeTable = { areaCode: string; year: number; survivors: Record<Sex, readonly number[]> };

/** How long those live in their first year who do not survive it: at the infant mortality of today most die at once. */
const LIVED_BY_INFANTS = 0.1;

/**
 * The country's yearly rates with the mortality of a loaded table in place of their own. The table holds for its year; before
 * and after it hazards of each age change in the same proportion as those of the rates do (improvement of mortality).
 * @param ratesIn rates of one-year steps by year
 */
export function withLifeTable(
  ratesIn: (year: number) => StepRates,
  table: LoadedLifeTable
): (year: number) => StepRates {
  const [males, females] = SEXES.map((sex) => sharesAlive(table.survivors[sex]));
  if (!males || !females) throw new RangeError('A life table is of men and of women.');
  const base = ratesIn(table.year);
  const known = new Map<StepRates, StepRates>();
  return (year) => {
    const rates = ratesIn(year);
    const made = known.get(rates) ?? {
      ...rates,
      newbornSurvival: {
        males: improved(males.newborn, base.newbornSurvival.males, rates.newbornSurvival.males),
        females: improved(females.newborn, base.newbornSurvival.females, rates.newbornSurvival.females)
      },
      survival: {
        males: males.survival.map((share, age) =>
          improved(share, base.survival.males[age], rates.survival.males[age])
        ),
        females: females.survival.map((share, age) =>
          improved(share, base.survival.females[age], rates.survival.females[age])
        )
      }
    };
    known.set(rates, made);
    return made;
  };
}

/** A share alive whose hazard changes as another one does from one time to the next; each from 0 to 1. */
function improved(share: number, then = 1, now = 1): number {
  const hazard = -Math.log(then);
  return hazard > 0 && Number.isFinite(hazard) ? share ** (-Math.log(now) / hazard) : share;
}

/** Of those of each age, the share alive a year later; the last two groups come to 100 and more together. */
function sharesAlive(survivors: readonly number[]): { newborn: number; survival: Float64Array } {
  const at = (age: number) => survivors[age] ?? 0;
  const lived = Float64Array.from({ length: OLDEST_AGE + 1 }, (_, age) => {
    if (age === 0) return at(1) + LIVED_BY_INFANTS * (at(0) - at(1));
    if (age < OLDEST_AGE) return (at(age) + at(age + 1)) / 2;
    // From 100 on people die as they did at 99.
    const hazard = Math.log(at(OLDEST_AGE - 1) / at(OLDEST_AGE));
    return at(OLDEST_AGE) === 0 ? 0 : at(OLDEST_AGE) / Math.max(hazard, SLOWEST_DYING);
  });
  const of = (age: number) => lived[age] ?? 0;
  const share = (alive: number, before: number) => (before === 0 ? 0 : alive / before);
  const survival = lived.map((_, age) =>
    age < OLDEST_AGE - 1
      ? share(of(age + 1), of(age))
      : share(of(OLDEST_AGE), of(OLDEST_AGE - 1) + of(OLDEST_AGE))
  );
  return { newborn: of(0), survival };
}

/** Deaths per person and year above 100, below which a table is rounded rather than right. */
const SLOWEST_DYING = 0.2;

/** A row of a file with a life table, as it is written there. */
export type LifeTableRow = {
  at: number;
  areaCode: string;
  sex: Sex | null;
  year: number;
  age: number;
  /** Exactly one of them is stated: the probability of dying within the year of age, or survivors to the age. */
  qx: number | null;
  lx: number | null;
};

export type LifeTableFault = {
  reason:
    | 'area-unknown'
    | 'sex-unknown'
    | 'year-impossible'
    | 'age-impossible'
    | 'qx-outside'
    | 'lx-impossible'
    | 'lx-rises'
    | 'age-twice'
    | 'ages-missing'
    | 'years-differ'
    | 'sex-missing';
  at: number;
  area: string;
};

type JudgedLifeTables =
  | { outcome: 'read'; tables: LoadedLifeTable[] }
  | { outcome: 'faulty'; faults: LifeTableFault[] }
  | { outcome: 'nothing' };

const MOST_FAULTS = 50;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/**
 * Life tables from rows in any order: for each territory men and women of one year, ages 0–99 where probabilities of
 * dying are given, 0–100 where survivors are.
 * @param areas codes of territories that may have one: SK, regions, districts
 */
export function judgeLifeTables(rows: readonly LifeTableRow[], areas: ReadonlySet<string>): JudgedLifeTables {
  if (rows.length === 0) return { outcome: 'nothing' };
  const faults: LifeTableFault[] = rows.flatMap((row) => {
    const reason = faultOfRow(row, areas);
    return reason ? [{ reason, at: row.at, area: row.areaCode }] : [];
  });
  const tables: LoadedLifeTable[] = [];
  if (faults.length === 0) {
    for (const [areaCode, of] of Map.groupBy(rows, (row) => row.areaCode)) {
      const judged = judgeArea(areaCode, of);
      if ('reason' in judged) faults.push(judged);
      else tables.push(judged);
    }
  }
  return faults.length > 0
    ? { outcome: 'faulty', faults: faults.slice(0, MOST_FAULTS) }
    : { outcome: 'read', tables };
}

function faultOfRow(row: LifeTableRow, areas: ReadonlySet<string>): LifeTableFault['reason'] | null {
  const { areaCode, sex, year, age, qx, lx } = row;
  if (!areas.has(areaCode)) return 'area-unknown';
  if (sex === null) return 'sex-unknown';
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return 'year-impossible';
  if (!Number.isInteger(age) || age < 0) return 'age-impossible';
  if (qx === null) return lx !== null && lx >= 0 && Number.isFinite(lx) ? null : 'lx-impossible';
  return qx >= 0 && qx <= 1 ? null : 'qx-outside';
}

function judgeArea(areaCode: string, rows: readonly LifeTableRow[]): LoadedLifeTable | LifeTableFault {
  const [first] = rows;
  const at = first?.at ?? 0;
  const other = rows.find(({ year }) => year !== first?.year);
  if (!first || other) return { reason: 'years-differ', at: other?.at ?? at, area: areaCode };
  const survivors: Partial<Record<Sex, readonly number[]>> = {};
  for (const sex of SEXES) {
    const found = survivorsIn(rows.filter((row) => row.sex === sex));
    if (!Array.isArray(found)) return { ...found, at: found.at || at, area: areaCode };
    survivors[sex] = found;
  }
  return { areaCode, year: first.year, survivors: survivors as Record<Sex, readonly number[]> };
}

type Survivors = number[] | { reason: LifeTableFault['reason']; at: number };

function survivorsIn(rows: readonly LifeTableRow[]): Survivors {
  if (rows.length === 0) return { reason: 'sex-missing', at: 0 };
  const sorted = rows.toSorted((a, b) => a.age - b.age).filter(({ age }) => age <= OLDEST_AGE);
  const twice = sorted.find(({ age }, place) => sorted[place - 1]?.age === age);
  if (twice) return { reason: 'age-twice', at: twice.at };
  const isByDying = rows[0]?.qx !== null;
  const needed = isByDying ? OLDEST_AGE : OLDEST_AGE + 1;
  const gap = sorted.findIndex(({ age, qx }, place) => age !== place || (qx !== null) !== isByDying);
  if (gap >= 0 || sorted.length < needed)
    return { reason: 'ages-missing', at: sorted[Math.max(0, gap)]?.at ?? 0 };
  if (isByDying) {
    const alive = [1];
    for (const { age, qx } of sorted) if (age < OLDEST_AGE) alive.push((alive[age] ?? 0) * (1 - (qx ?? 0)));
    return alive;
  }
  const rising = sorted.find(({ lx }, place) => place > 0 && (lx ?? 0) > (sorted[place - 1]?.lx ?? 0));
  if (rising) return { reason: 'lx-rises', at: rising.at };
  const born = sorted[0]?.lx ?? 0;
  if (born === 0) return { reason: 'lx-impossible', at: sorted[0]?.at ?? 0 };
  return sorted.map(({ lx }) => (lx ?? 0) / born);
}
