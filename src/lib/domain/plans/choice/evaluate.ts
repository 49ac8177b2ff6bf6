import {
  type ChoiceMeasure,
  type ChoiceProblem,
  FIRST_PART,
  FIRST_WORTH,
  neededGroups,
  REST_WORTH,
  weightOf
} from './choice-problem.ts';

/** What some measures cover together. */
export type Coverage = {
  /** 0 to 100: the weighted mean of what groups get, the first half of each group's need counting three times the rest. */
  points: number;
  /** By group: the share of its missing need that is covered, 0 to 1. */
  shares: ReadonlyMap<string, number>;
  /** By row and year: what is covered, never more than is missing. */
  covered: readonly (readonly number[])[];
};

/** What a set of measures covers; capacity beyond what is missing in a row and year covers nobody. */
export function coverageOf(problem: ChoiceProblem, chosen: readonly ChoiceMeasure[]): Coverage {
  const covered = problem.rows.map(({ needed }, row) =>
    needed.map((missing, year) =>
      Math.min(
        missing,
        sumOf(chosen, (one) => addedBy(one, row, year))
      )
    )
  );
  const shares = new Map(neededGroups(problem).map((group) => [group, shareOf(problem, covered, group)]));
  const weights = sumOf([...shares.keys()], (group) => weightOf(problem, group));
  const worth = sumOf([...shares], ([group, share]) => weightOf(problem, group) * worthOf(share));
  return { points: weights === 0 ? 0 : (100 * worth) / weights, shares, covered };
}

/** What a covered share counts, between 0 and 1: the first half of it three times as much as the rest. */
export function worthOf(share: number): number {
  return FIRST_WORTH * Math.min(share, FIRST_PART) + REST_WORTH * Math.max(0, share - FIRST_PART);
}

/**
 * The share of a group's missing need. Capacity in the same unit is added over kinds and years; places and hours are never
 * added, so each unit's share counts the same.
 */
function shareOf({ rows }: ChoiceProblem, covered: Coverage['covered'], group: string): number {
  const units = unitsOf(rows, group);
  return sumOf([...units.values()], (own) => {
    const missing = sumOf(own, (row) => sumOf(rows[row]?.needed ?? [], (amount) => amount));
    return sumOf(own, (row) => sumOf(covered[row] ?? [], (amount) => amount)) / missing / units.size;
  });
}

/** Places of a group's rows by the unit that they are counted in; rows of which nothing is missing are left out. */
export function unitsOf(rows: ChoiceProblem['rows'], group: string): Map<string, number[]> {
  const own = rows.flatMap((row, at) =>
    row.targetGroupCode === group && row.needed.some((amount) => amount > 0) ? [at] : []
  );
  return Map.groupBy(own, (at) => rows[at]?.unitCode ?? '');
}

/** What a measure adds to a row in a year. */
export function addedBy({ adds }: ChoiceMeasure, row: number, year: number): number {
  return sumOf(adds, (one) => (one.row === row ? (one.amounts[year] ?? 0) : 0));
}

/** Money or staff that some measures need beyond the limit, by year; 0 where they keep it. */
export type Excess = { cents: number[]; staff: number[] };

/** By how much some measures are over the limits: exact for money, to a millionth for parts of a post. */
export function excessOf({ years, limits }: ChoiceProblem, chosen: readonly ChoiceMeasure[]): Excess {
  const over = (need: (one: ChoiceMeasure) => number | undefined, limit: number | null | undefined) =>
    limit === null || limit === undefined ? 0 : Math.max(0, sumOf(chosen, (one) => need(one) ?? 0) - limit);
  return {
    cents: years.map((_, at) => over((one) => one.cents[at], limits.cents[at])),
    staff: years.map((_, at) => {
      const posts = over((one) => one.staff[at], limits.staff[at]);
      return posts < 1e-6 ? 0 : posts;
    })
  };
}

/** Whether some measures keep every limit in every year. */
export function isWithin(problem: ChoiceProblem, chosen: readonly ChoiceMeasure[]): boolean {
  const { cents, staff } = excessOf(problem, chosen);
  return [...cents, ...staff].every((over) => over === 0);
}

/** Sums what is read of each of some things. */
export function sumOf<T>(of: readonly T[], read: (one: T) => number): number {
  return of.reduce((sum, one) => sum + read(one), 0);
}
