import { type ChoiceMeasure, type ChoiceProblem, inOrder } from './choice-problem.ts';
import { coverageOf, isWithin } from './evaluate.ts';

/** Differences below it are of arithmetic only. */
const NOTHING = 1e-9;

/**
 * The answer by hand, for comparison: take, again and again, what brings the most points for its share of the money and
 * staff, as long as something that brings any fits.
 */
export function greedyChoice(problem: ChoiceProblem): ChoiceMeasure[] {
  const chosen: ChoiceMeasure[] = [];
  let waiting = inOrder(problem.measures);
  for (;;) {
    const before = coverageOf(problem, chosen).points;
    let best: { measure: ChoiceMeasure; ratio: number } | null = null;
    for (const measure of waiting) {
      if (!isWithin(problem, [...chosen, measure])) continue;
      const gain = coverageOf(problem, [...chosen, measure]).points - before;
      const ratio = gain / Math.max(NOTHING, useOf(problem, measure));
      if (gain > NOTHING && ratio > (best?.ratio ?? 0)) best = { measure, ratio };
    }
    if (!best) return inOrder(chosen);
    const { measure } = best;
    chosen.push(measure);
    waiting = waiting.filter((one) => one !== measure);
  }
}

/** The largest share of any year's money or staff that a measure takes. */
function useOf({ limits }: ChoiceProblem, { cents, staff }: ChoiceMeasure): number {
  const shareOf = (need: number, limit: number | null | undefined) =>
    need === 0 || limit === null || limit === undefined ? 0 : need / Math.max(NOTHING, limit);
  return Math.max(
    0,
    ...cents.map((need, at) => shareOf(need, limits.cents[at])),
    ...staff.map((need, at) => shareOf(need, limits.staff[at]))
  );
}

/** Without measures that bring nothing beside the others; of several such the dearest leaves first. */
export function withoutNeedless(problem: ChoiceProblem, chosen: readonly ChoiceMeasure[]): ChoiceMeasure[] {
  const costOf = ({ cents }: ChoiceMeasure) => cents.reduce((sum, one) => sum + one, 0);
  let kept = inOrder(chosen);
  for (const measure of kept.toSorted((one, other) => costOf(other) - costOf(one))) {
    const rest = kept.filter((one) => one !== measure);
    if (coverageOf(problem, kept).points - coverageOf(problem, rest).points <= NOTHING) kept = rest;
  }
  return kept;
}
