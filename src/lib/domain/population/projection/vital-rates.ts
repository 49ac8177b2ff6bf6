import { OLDEST_AGE } from '../age-structure.ts';
import { type BySex, emptyGroups, groupsOf, type StepRates, type StepYears } from './cohort-component.ts';
import { ABRIDGED_AGES, type LifeTable, lifeTable, type Sex } from './life-table.ts';
import { monotoneCurve } from './monotone-curve.ts';

/** How people of a country are born, die and move in the five years from 1 January of `fromYear`. */
export type PeriodRates = {
  fromYear: number;
  /** Deaths per person and year at {@link ABRIDGED_AGES}. */
  mortality: Record<Sex, readonly number[]>;
  /** Children that a woman would have by the rates of the period (*úhrnná plodnosť*). */
  totalFertility: number;
  /** Shares of the fertility at 15–19, 20–24, … 45–49; they sum to 1. */
  fertilityShares: readonly number[];
  boysPerGirl: number;
  /** People who come less those who leave, in the five years together. */
  netMigration: number;
};

/**
 * Shares of net migrants by five years of age from 0–4 up to 65–69, the same for both sexes: an assumption, since
 * published projections rarely tell it (the one under which a plain model reproduces the projection of the United
 * Nations for Slovakia).
 */
export const MIGRANTS_BY_AGE: readonly number[] = [
  0.06, 0.05, 0.05, 0.1, 0.2, 0.2, 0.12, 0.08, 0.05, 0.03, 0.02, 0.02, 0.01, 0.01
];

const PERIOD_YEARS = 5;
const FIRST_FERTILE = 15;

/** The period that a year lies in; the first or the last one for years outside. */
export function periodOf(periods: readonly PeriodRates[], year: number): PeriodRates {
  const found = periods.findLast(({ fromYear }) => fromYear <= year) ?? periods[0];
  if (!found) throw new RangeError('There are no rates at all.');
  return found;
}

/** The rates of a period for steps of one or five years. Single ages are read from smooth curves through the groups. */
export function stepRates(period: PeriodRates, step: StepYears): StepRates {
  const lived = {
    males: livedByGroup(period, step, 'males'),
    females: livedByGroup(period, step, 'females')
  };
  return {
    step,
    newbornSurvival: { males: (lived.males[0] ?? 0) / step, females: (lived.females[0] ?? 0) / step },
    survival: { males: survivalOf(lived.males), females: survivalOf(lived.females) },
    fertility: fertilityByGroup(period, step),
    boysPerGirl: period.boysPerGirl,
    netMigration: migrantsByGroup((period.netMigration * step) / PERIOD_YEARS, step),
    leaving: emptyGroups(step)
  };
}

function livedByGroup({ mortality }: PeriodRates, step: StepYears, sex: Sex): Float64Array {
  const table = lifeTable(mortality[sex], sex);
  return step === PERIOD_YEARS ? livedInFives(table) : livedYearByYear(table);
}

function livedInFives({ lived: [infants = 0, small = 0, ...older] }: LifeTable): Float64Array {
  return Float64Array.of(infants + small, ...older);
}

/** Survivors to each birthday by a curve through their logarithms, since hazards are what changes smoothly. */
function livedYearByYear({ survivors, lived }: LifeTable): Float64Array {
  const hazard = monotoneCurve(
    ABRIDGED_AGES,
    survivors.map((alive) => -Math.log(alive))
  );
  return Float64Array.from({ length: OLDEST_AGE + 1 }, (_, age) => {
    if (age === 0) return lived[0] ?? 0;
    if (age === OLDEST_AGE) return lived.at(-1) ?? 0;
    return (Math.exp(-hazard(age)) + Math.exp(-hazard(age + 1))) / 2;
  });
}

function survivalOf(lived: Float64Array): Float64Array {
  const last = lived.length - 1;
  const survival = lived.map((years, group) => (lived[group + 1] ?? 0) / years);
  // Those of 95–99 (or 99) and those of 100 and more become one group.
  survival[last - 1] = (lived[last] ?? 0) / ((lived[last - 1] ?? 0) + (lived[last] ?? 0));
  survival[last] = survival[last - 1] ?? 0;
  return survival;
}

function fertilityByGroup({ totalFertility, fertilityShares }: PeriodRates, step: StepYears): Float64Array {
  const byAge = sharesByGroup(fertilityShares, FIRST_FERTILE, step);
  return byAge.map((share) => (share * totalFertility) / step);
}

/** Net migrants of one step by group, half of them men. */
export function migrantsByGroup(migrants: number, step: StepYears): BySex {
  const halves = migrantShares(step).map((share) => (share * migrants) / 2);
  return { males: halves, females: halves.slice() };
}

const knownShares = new Map<StepYears, Float64Array>();

/** The same for everybody, and asked for each municipality of the country. */
function migrantShares(step: StepYears): Float64Array {
  const shares = knownShares.get(step) ?? sharesByGroup(MIGRANTS_BY_AGE, 0, step);
  knownShares.set(step, shares);
  return shares;
}

/** Shares given by five years of age from `fromAge` up, put into groups of the step. */
function sharesByGroup(shares: readonly number[], fromAge: number, step: StepYears): Float64Array {
  const byYear = yearByYear(shares, fromAge);
  const groups = new Float64Array(groupsOf(step));
  byYear.forEach((share, place) => {
    const group = Math.floor((fromAge + place) / step);
    groups[group] = (groups[group] ?? 0) + share;
  });
  return groups;
}

/**
 * What was counted by five years of age, year by year: differences of a smooth curve through the cumulated counts, so
 * that nothing is negative and each group keeps its sum.
 * @param counts by groups of five years from `fromAge`, each ≥ 0
 */
export function yearByYear(counts: readonly number[], fromAge = 0): number[] {
  let sum = 0;
  const cumulated = [0, ...counts.map((count) => (sum += count))];
  const curve = monotoneCurve(
    cumulated.map((_, group) => fromAge + PERIOD_YEARS * group),
    cumulated
  );
  return Array.from(
    { length: PERIOD_YEARS * counts.length },
    (_, year) => curve(fromAge + year + 1) - curve(fromAge + year)
  );
}

/** Rates of the one-year step that begins with a year; those of a period are reckoned once. */
export function yearlyRates(periods: readonly PeriodRates[]): (year: number) => StepRates {
  const known = new Map<PeriodRates, StepRates>();
  return (year) => {
    const period = periodOf(periods, year);
    const rates = known.get(period) ?? stepRates(period, 1);
    known.set(period, rates);
    return rates;
  };
}
