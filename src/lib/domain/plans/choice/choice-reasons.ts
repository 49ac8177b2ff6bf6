import type { Cents } from '../../shared/euro.ts';
import type { ChoiceMeasure, ChoiceProblem } from './choice-problem.ts';
import { coverageOf, excessOf, sumOf } from './evaluate.ts';

/** A measure that is taken: what it costs in all years together and how many points the set would lose without it. */
export type TakenReason = { code: string; title: string; cents: Cents; points: number };

/**
 * Why a measure was left: alone it already costs more than there is, beside the chosen ones money or staff is missing in a
 * year, or everything it adds is covered already. `brings` are the points it would add to the chosen ones.
 */
export type LeftReason = { code: string; title: string; brings: number } & (
  | { why: 'too-dear'; year: number; missingCents: Cents }
  | { why: 'money'; year: number; missingCents: Cents }
  | { why: 'staff'; year: number; missingPosts: number }
  | { why: 'covered' }
  /** Only an answer that is not the best leaves such a measure. */
  | { why: 'not-found' }
);

/** Reasons of a choice, in the order of the measures. */
export function choiceReasons(
  problem: ChoiceProblem,
  codes: readonly string[]
): { taken: TakenReason[]; left: LeftReason[] } {
  const isTaken = ({ code }: ChoiceMeasure) => codes.includes(code);
  const chosen = problem.measures.filter(isTaken);
  const { points } = coverageOf(problem, chosen);
  return {
    taken: chosen.map((measure) => ({
      ...{ code: measure.code, title: measure.title, cents: sumOf(measure.cents, (one) => one) },
      points:
        points -
        coverageOf(
          problem,
          chosen.filter((one) => one !== measure)
        ).points
    })),
    left: problem.measures
      .filter((measure) => !isTaken(measure))
      .map((measure) => ({
        ...{ code: measure.code, title: measure.title },
        brings: coverageOf(problem, [...chosen, measure]).points - points,
        ...whyLeft(problem, chosen, measure)
      }))
  };
}

type Why = LeftReason extends infer One
  ? One extends LeftReason
    ? Omit<One, 'code' | 'title' | 'brings'>
    : never
  : never;

function whyLeft(problem: ChoiceProblem, chosen: readonly ChoiceMeasure[], measure: ChoiceMeasure): Why {
  const alone = worstOf(problem, [measure]);
  if (alone.cents > 0) return { why: 'too-dear', year: alone.centsYear, missingCents: alone.cents };
  const together = worstOf(problem, [...chosen, measure]);
  const gain = coverageOf(problem, [...chosen, measure]).points - coverageOf(problem, chosen).points;
  if (gain <= 1e-9) return { why: 'covered' };
  if (together.cents > 0) return { why: 'money', year: together.centsYear, missingCents: together.cents };
  if (together.staff > 0) return { why: 'staff', year: together.staffYear, missingPosts: together.staff };
  return { why: 'not-found' };
}

/** The year in which most money is missing, and the one in which most staff is. */
function worstOf(problem: ChoiceProblem, measures: readonly ChoiceMeasure[]) {
  const { cents, staff } = excessOf(problem, measures);
  const [mostCents, mostStaff] = [Math.max(0, ...cents), Math.max(0, ...staff)];
  const yearAt = (at: number) => problem.years[Math.max(0, at)] ?? 0;
  return {
    ...{ cents: mostCents, centsYear: yearAt(cents.indexOf(mostCents)) },
    ...{ staff: mostStaff, staffYear: yearAt(staff.indexOf(mostStaff)) }
  };
}
