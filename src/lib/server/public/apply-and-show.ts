import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { Installation } from '../installation.ts';
import { type ApplyOutcome, applyRun } from '../use-cases/import/apply-run.ts';
import type { ImportWork } from '../use-cases/import/import-work.ts';
import type { RunKey } from '../use-cases/import/stage-import.ts';
import { showDirectory } from './show-directory.ts';

/** With these nothing was written, or somebody else did who lets it be seen. */
const UNTOUCHED: readonly ApplyOutcome['outcome'][] = [
  'has-faults',
  'not-compared',
  'not-allowed',
  'already-applied'
];

/**
 * Applies an import, then lets the public directory and the search follow whatever of it was written: a file that is
 * written in steps may be overtaken, or end in an error, after some of them.
 */
export async function applyAndShow(
  installation: Pick<Installation, 'database' | 'pages'>,
  work: ImportWork,
  actor: Actor,
  asked: RunKey & { seen: string | null }
): Promise<ApplyOutcome> {
  let isUntouched = false;
  try {
    const ended = await applyRun(work, actor, asked);
    isUntouched = UNTOUCHED.includes(ended.outcome);
    return ended;
  } finally {
    if (!isUntouched) await showDirectory(installation, work.body.bodyId);
  }
}
