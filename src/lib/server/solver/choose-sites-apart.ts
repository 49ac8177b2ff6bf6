import { type SiteChoice, sitesByHand } from '#lib/domain/directory/siting/choose-sites.ts';
import type { SitingProblem } from '#lib/domain/directory/siting/siting-problem.ts';
import { inOwnProcess } from '../apart/in-own-process.ts';

const LONGEST_MS = 5_000;
/** Starting, loading the solver and the answer by hand. */
const BESIDE_MS = 5_000;

/** Chooses sites in a process of its own; when its time is up or its memory full the answer by hand stands, and says so. */
export async function chooseSitesApart(problem: SitingProblem, longestMs = LONGEST_MS): Promise<SiteChoice> {
  const answer = await inOwnProcess<SiteChoice>(
    '#lib/server/solver/sites-worker.ts',
    { problem, longestMs },
    { heapMb: 256, longestMs: longestMs + BESIDE_MS }
  );
  return answer.outcome === 'answered' ? answer.answer : sitesByHand(problem);
}
