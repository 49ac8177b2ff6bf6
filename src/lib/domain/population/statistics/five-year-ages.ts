import { type AgeStructure, OLDEST_AGE } from '../age-structure.ts';

/** Groups of five completed years, 0–4 … 95–99, and 100 and more. */
export const FIVE_YEAR_GROUPS = OLDEST_AGE / 5 + 1;

/** People by sex in groups of five years; each list has 21 whole numbers ≥ 0. */
export type FiveYearAges = { males: readonly number[]; females: readonly number[] };

/** People of single years in their groups of five. */
export function inFiveYears({ males, females }: AgeStructure): FiveYearAges {
  const grouped = (people: readonly number[]) =>
    Array.from({ length: FIVE_YEAR_GROUPS }, (_, group) =>
      people.slice(5 * group, 5 * group + 5).reduce((sum, one) => sum + one, 0)
    );
  return { males: grouped(males), females: grouped(females) };
}

/** People from an age that begins a group (65, 80) up. */
export function peopleFrom({ males, females }: FiveYearAges, age: number): number {
  const from = age / 5;
  return [...males.slice(from), ...females.slice(from)].reduce((sum, one) => sum + one, 0);
}
