import type { LinearRow, Solve } from '../../shared/linear-program.ts';
import { type ChoiceMeasure, type ChoiceProblem, inOrder } from './choice-problem.ts';
import { choiceProgram, chosenAt } from './choice-program.ts';
import { coverageOf, isWithin } from './evaluate.ts';
import { greedyChoice, withoutNeedless } from './greedy.ts';

/** So much worse than the best an alternative may be, as a share of its points. */
export const ALTERNATIVE_WITHIN = 0.05;
export const MOST_ALTERNATIVES = 5;
/** Solutions that are looked at for alternatives; of some nothing new remains once what is needless is left out. */
const MOST_LOOKS = 20;

/** Measures by their codes, in order. */
export type ChosenCodes = readonly string[];

/**
 * `best`: nothing within the limits brings more; `in-time`: the best that was found before the time was up; `greedy`: the
 * answer by hand, because nothing better was found in time.
 */
export type Choice = {
  certainty: 'best' | 'in-time' | 'greedy';
  chosen: ChosenCodes;
  greedy: ChosenCodes;
  /** Other sets at most 5 % worse, each with a measure that no better one has; the best first. */
  alternatives: ChosenCodes[];
};

/** Chooses measures under the limits so that they bring the most points (docs/decisions/0031). */
export async function chooseMeasures(given: ChoiceProblem, solve: Solve): Promise<Choice> {
  const problem = { ...given, measures: inOrder(given.measures) };
  const greedy = greedyChoice(problem);
  const found = await bestChoice(problem, greedy, solve);
  const alternatives = found.certainty === 'best' ? await alternativesTo(problem, found.chosen, solve) : [];
  return {
    certainty: found.certainty,
    ...{ chosen: codesOf(found.chosen), greedy: codesOf(greedy) },
    alternatives: alternatives.map(codesOf)
  };
}

/** The answer by hand alone, where no solver answers. */
export function choiceByHand(problem: ChoiceProblem): Choice {
  const greedy = codesOf(greedyChoice(problem));
  return { certainty: 'greedy', chosen: greedy, greedy, alternatives: [] };
}

const codesOf = (measures: readonly ChoiceMeasure[]): ChosenCodes => measures.map(({ code }) => code);

async function bestChoice(
  problem: ChoiceProblem,
  greedy: ChoiceMeasure[],
  solve: Solve
): Promise<{ certainty: Choice['certainty']; chosen: ChoiceMeasure[] }> {
  const byHand = coverageOf(problem, greedy).points;
  const program = choiceProgram(problem);
  const cuts: LinearRow[] = [];
  // A solver reckons to a millionth: what it takes over the limit by less is excluded and asked again.
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const solved = await solve({ ...program, rows: [...program.rows, ...cuts] });
    if (!('ones' in solved)) break;
    const taken = problem.measures.filter((_, at) => solved.ones.has(chosenAt(at)));
    if (!isWithin(problem, taken)) {
      cuts.push(notExactly(problem, taken));
      continue;
    }
    const isBetter = coverageOf(problem, taken).points > byHand + 1e-7;
    const certainty = solved.outcome === 'largest' ? 'best' : 'in-time';
    // Of two equally good answers the one that anybody can follow by hand.
    return { certainty, chosen: withoutNeedless(problem, isBetter ? taken : greedy) };
  }
  return { certainty: 'greedy', chosen: greedy };
}

async function alternativesTo(
  problem: ChoiceProblem,
  best: readonly ChoiceMeasure[],
  solve: Solve
): Promise<ChoiceMeasure[][]> {
  const program = choiceProgram(problem);
  const least = (1 - ALTERNATIVE_WITHIN) * coverageOf(problem, best).points;
  if (least <= 0) return [];
  const found: ChoiceMeasure[][] = [];
  const cuts: LinearRow[] = [
    { terms: program.maximise, is: 'at-least', bound: least },
    somethingNew(problem, best)
  ];
  for (let look = 0; look < MOST_LOOKS && found.length < MOST_ALTERNATIVES; look += 1) {
    const solved = await solve({ ...program, rows: [...program.rows, ...cuts] });
    if (solved.outcome !== 'largest') break;
    const taken = problem.measures.filter((_, at) => solved.ones.has(chosenAt(at)));
    const needed = withoutNeedless(problem, taken);
    const isNew = [best, ...found].every((one) => needed.some((measure) => !one.includes(measure)));
    if (isNew && isWithin(problem, needed)) {
      found.push(needed);
      cuts.push(somethingNew(problem, needed));
    } else cuts.push(notExactly(problem, taken));
  }
  return found;
}

/** At least one measure that a set has not: neither the set itself nor a part of it is found again. */
function somethingNew({ measures }: ChoiceProblem, set: readonly ChoiceMeasure[]): LinearRow {
  const others = measures.flatMap((one, at) => (set.includes(one) ? [] : [[1, chosenAt(at)] as const]));
  return { terms: others, is: 'at-least', bound: 1 };
}

/** Any set but this one. */
function notExactly({ measures }: ChoiceProblem, set: readonly ChoiceMeasure[]): LinearRow {
  const terms = measures.map((one, at) => [set.includes(one) ? -1 : 1, chosenAt(at)] as const);
  return { terms, is: 'at-least', bound: 1 - set.length };
}
