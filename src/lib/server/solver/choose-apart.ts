import type { ChoiceProblem } from '#lib/domain/plans/choice/choice-problem.ts';
import { type Choice, choiceByHand } from '#lib/domain/plans/choice/choose-measures.ts';
import { inOwnProcess } from '../apart/in-own-process.ts';
import { inTurn } from './solver-turns.ts';

const LONGEST_MS = 5_000;
/** Starting, loading the solver and the answer by hand. */
const BESIDE_MS = 5_000;

/** More measures than any plan has: beyond them even the answer by hand, made in this process, would keep others waiting. */
const MOST_BY_HAND = 300;

/** Why there is no choice: others are reckoning now, or the plan has more measures than can be weighed. */
export type NoChoice = 'busy' | 'too-many';

/**
 * Chooses measures in a process of its own, which is stopped when its time is up or its memory full; then the answer by
 * hand stands, and says so.
 */
export async function chooseApart(
  problem: ChoiceProblem,
  longestMs = LONGEST_MS
): Promise<Choice | NoChoice> {
  if (problem.measures.length > MOST_BY_HAND) return 'too-many';
  const turn = await inTurn(() =>
    inOwnProcess<Choice>(
      '#lib/server/solver/choice-worker.ts',
      { problem, longestMs },
      { heapMb: 256, longestMs: longestMs + BESIDE_MS }
    )
  );
  if (turn.outcome === 'busy') return 'busy';
  return turn.value.outcome === 'answered' ? turn.value.answer : choiceByHand(problem);
}
