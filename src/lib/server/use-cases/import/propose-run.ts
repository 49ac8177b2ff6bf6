import { type Proposal, proposeImport } from '#lib/domain/plans/import/propose.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { ImportRun, ImportWork } from './import-work.ts';
import { readGround } from './read-ground.ts';

export type RunOutcome =
  | {
      outcome: 'proposed';
      run: ImportRun;
      proposal: Proposal;
      /** Of the plan at the moment of reading. */
      stamp: string;
      /** Names exactly what was shown: whoever agrees, agrees to this. */
      seen: string;
    }
  /** It was applied already; nothing more can come of it. */
  | { outcome: 'applied'; run: ImportRun }
  | { outcome: 'gone' | 'not-allowed' };

/** Reads a waiting file against its plan and says what it would do. Writes nothing. */
export async function proposeRun(
  work: ImportWork,
  actor: Actor,
  { id, planId }: { id: string; planId: string }
): Promise<RunOutcome> {
  if (refuseAction(actor, 'import-tables')) return { outcome: 'not-allowed' };
  const run = await work.inBody(({ imports }) => imports.find(id));
  if (!run || run.planId !== planId) return { outcome: 'gone' };
  if (run.appliedAt !== null) return { outcome: 'applied', run };
  const content = await work.files.get(run.fileHash);
  const read = content && (await work.readFile(content));
  if (read?.outcome !== 'read') return { outcome: 'gone' };
  const onGround = await readGround(work, run, read.sheets);
  if (!onGround) return { outcome: 'gone' };

  const proposal = proposeImport(read.sheets, onGround.ground);
  const { faults, notes, changes } = proposal;
  const seen = work.hashOf(canonicalJson({ faults, notes, changes }));
  return { outcome: 'proposed', run, proposal, stamp: onGround.stamp, seen };
}
