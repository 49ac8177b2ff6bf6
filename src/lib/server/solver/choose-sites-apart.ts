import { type SiteChoice, sitesByHand } from '#lib/domain/directory/siting/choose-sites.ts';
import type { SitingProblem } from '#lib/domain/directory/siting/siting-problem.ts';
import { inOwnProcess } from '../apart/in-own-process.ts';
import { inTurn } from './solver-turns.ts';

const LONGEST_MS = 5_000;
/** Starting, loading the solver and the answer by hand. */
const BESIDE_MS = 5_000;

/**
 * Chooses sites in a process of its own; when its time is up or its memory full, or when others are before it in the line,
 * the answer by hand stands, and says so.
 */
export async function chooseSitesApart(problem: SitingProblem, longestMs = LONGEST_MS): Promise<SiteChoice> {
  const turn = await inTurn(() =>
    inOwnProcess<SiteChoice>(
      '#lib/server/solver/sites-worker.ts',
      { problem, longestMs },
      { heapMb: 256, longestMs: longestMs + BESIDE_MS }
    )
  );
  if (turn.outcome === 'busy' || turn.value.outcome !== 'answered') return sitesByHand(problem);
  return turn.value.answer;
}
