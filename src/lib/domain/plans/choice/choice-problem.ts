import type { Cents } from '../../shared/euro.ts';

/** Capacity that is missing: a row of the matrix, by year, in the unit of the row. */
export type NeededRow = {
  serviceTypeCode: string;
  formCode: string;
  targetGroupCode: string;
  unitCode: string;
  /** The statutory increase in the order of the years. */
  needed: readonly number[];
};

/** A measure that can be weighed: all by year, in the order of the years. */
export type ChoiceMeasure = {
  /** Given once in the plan; the order of measures is the order of their codes. */
  code: string;
  title: string;
  cents: readonly Cents[];
  /** Full-time equivalents that it needs more. */
  staff: readonly number[];
  /** What it adds to needed rows, by their places in the list. */
  adds: readonly { row: number; amounts: readonly number[] }[];
};

/** What there is in each year; null is without a limit. */
export type ChoiceLimits = { cents: readonly Cents[]; staff: readonly (number | null)[] };

/**
 * Which measures to take first with the money and the staff there are (čo urobiť najprv). A target group counts by its
 * weight; a group that nobody gave one counts once.
 */
export type ChoiceProblem = {
  years: readonly number[];
  rows: readonly NeededRow[];
  measures: readonly ChoiceMeasure[];
  weights: ReadonlyMap<string, number>;
  limits: ChoiceLimits;
};

/** So much of a group's missing need counts more than the rest of it. */
export const FIRST_PART = 0.5;
/** How much the first part and the rest count: three times as much, and the whole need counts once. */
export const FIRST_WORTH = 1.5;
export const REST_WORTH = 0.5;

/** The weight of a group, 0 or more. */
export function weightOf({ weights }: Pick<ChoiceProblem, 'weights'>, group: string): number {
  return weights.get(group) ?? 1;
}

/** Groups of which something is missing, in the order of their codes. */
export function neededGroups({ rows }: Pick<ChoiceProblem, 'rows'>): string[] {
  const missing = rows.filter(({ needed }) => needed.some((amount) => amount > 0));
  return [...new Set(missing.map((row) => row.targetGroupCode))].toSorted();
}

/** Measures in the order of their codes, o2 before o10: in whatever order they come, the answer is the same. */
export function inOrder(measures: readonly ChoiceMeasure[]): ChoiceMeasure[] {
  return measures.toSorted(
    (one, other) => one.code.length - other.code.length || (one.code < other.code ? -1 : 1)
  );
}
