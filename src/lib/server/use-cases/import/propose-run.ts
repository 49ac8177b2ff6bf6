import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { ImportRun, ImportWork } from './import-work.ts';
import type { RunKey } from './stage-import.ts';
import type { WrittenProposal } from './written-proposal.ts';

export type RunOutcome =
  | { outcome: 'proposed'; run: ImportRun; proposal: WrittenProposal }
  /** It was applied already; nothing more can come of it. */
  | { outcome: 'applied'; run: ImportRun }
  /** Comparing it took too long or too much; it still waits. */
  | { outcome: 'not-compared'; run: ImportRun }
  | { outcome: 'gone' | 'not-allowed' };

/** Says what a waiting file would do. Writes nothing. */
export async function proposeRun(
  work: ImportWork,
  actor: Actor,
  { id, planId }: RunKey
): Promise<RunOutcome> {
  if (refuseAction(actor, 'import-tables')) return { outcome: 'not-allowed' };
  const run = await work.inBody(({ imports }) => imports.find(id));
  if (!run || run.planId !== planId) return { outcome: 'gone' };
  if (run.appliedAt !== null) return { outcome: 'applied', run };
  const proposal = await work.proposals.of(run);
  if (proposal === 'not-compared') return { outcome: 'not-compared', run };
  return proposal === 'gone' ? { outcome: 'gone' } : { outcome: 'proposed', run, proposal };
}
