import type { ChoiceProblem } from '#lib/domain/plans/choice/choice-problem.ts';
import { type Choice, choiceByHand } from '#lib/domain/plans/choice/choose-measures.ts';
import { inOwnProcess } from '../apart/in-own-process.ts';

const LONGEST_MS = 5_000;
/** Starting, loading the solver and the answer by hand. */
const BESIDE_MS = 5_000;

/**
 * Chooses measures in a process of its own, which is stopped when its time is up or its memory full; then the answer by
 * hand stands, and says so.
 */
export async function chooseApart(problem: ChoiceProblem, longestMs = LONGEST_MS): Promise<Choice> {
  const answer = await inOwnProcess<Choice>(
    '#lib/server/solver/choice-worker.ts',
    { problem, longestMs },
    { heapMb: 256, longestMs: longestMs + BESIDE_MS }
  );
  return answer.outcome === 'answered' ? answer.answer : choiceByHand(problem);
}
