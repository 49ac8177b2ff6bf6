import type { ImportKind } from '#lib/domain/plans/import/column.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { FileRefusal, ImportWork, ImportWrites } from './import-work.ts';

/** Which file: of a plan, or of the directory (null). */
export type RunKey = { id: string; planId: string | null };

/** Files that nobody applied are forgotten after so many days. */
export const WAITING_DAYS = 7;

export type StageOutcome =
  | { outcome: 'staged'; id: string }
  | { outcome: 'refused'; refusal: FileRefusal }
  | { outcome: 'not-allowed' | 'no-such-plan' };

/**
 * Keeps a sent file until somebody has seen what it would do. A file that cannot be read is not kept; the same form sent
 * twice keeps it once.
 */
export async function stageImport(
  work: ImportWork,
  actor: Actor,
  given: {
    id: string;
    /** Null: the file is for the directory alone. */
    planId: string | null;
    /** Whether a file for the directory brings services outside the body's territory too. */
    takesAll?: boolean;
    fileName: string;
    content: Uint8Array;
    wanted: ImportKind | null;
    now: Date;
  }
): Promise<StageOutcome> {
  if (refuseAction(actor, 'import-tables')) return { outcome: 'not-allowed' };
  const { id, planId, content, now } = given;
  const takesAll = planId !== null || given.takesAll === true;
  const wanted = planId === null ? 'services' : given.wanted;
  const isThere = planId === null || (await work.inBody(({ plans }) => plans.find(planId))) !== undefined;
  if (!isThere) return { outcome: 'no-such-plan' };
  const kept = await work.inBody(({ imports }) => imports.find(id));
  if (kept && kept.planId === planId) return { outcome: 'staged', id };
  const read = await work.checkFile(content);
  if (read.outcome === 'refused') return read;

  await forgetOld(work, now);
  const fileHash = await work.files.put(content);
  const fileName = plainName(given.fileName);
  await work.inBody(({ imports }) =>
    imports.add({ id, planId, takesAll, fileHash, fileName, wanted, actorId: actor.actorId })
  );
  return { outcome: 'staged', id };
}

/** The name of a file without its path, short enough to be printed as a source. */
function plainName(name: string): string {
  const plain = (name.split(/[/\\]/u).at(-1) ?? '').replace(/\p{Cc}/gu, '').trim();
  return plain.slice(-200) || 'tabuľka';
}

async function forgetOld(work: ImportWork, now: Date): Promise<void> {
  const before = new Date(now.valueOf() - WAITING_DAYS * 86_400_000);
  for (const run of await work.inBody(({ imports }) => imports.waitingSince(before))) {
    // One that cannot be forgotten now is left to the daily round, which tells of it: it refuses nobody's new file.
    await forgetImport(work, run).catch(() => {});
  }
}

/** Removes a waiting import with everything it left: rows of a cut-short attempt, and its file. */
export async function forgetImport(
  work: Pick<ImportWork, 'inBody'> & { files: Pick<ImportWork['files'], 'remove'> },
  run: { id: string; fileHash: string }
): Promise<void> {
  await clearWaiting(work, run.id);
  const isHeld = await work.inBody(async ({ imports }) => {
    await imports.remove(run.id);
    return imports.holdsFile(run.fileHash, run.id);
  });
  if (!isHeld) await work.files.remove(run.fileHash);
}

/** Waiting rows of the directory removed by one transaction. */
const CLEARED_AT_ONCE = 100;

/** Removes what a cut-short attempt wrote, in short steps; of an import that was applied nothing. */
export async function clearWaiting({ inBody }: Pick<ImportWork, 'inBody'>, id: string): Promise<void> {
  const whileWaiting = (work: (imports: ImportWrites) => Promise<number>): Promise<number> =>
    inBody(async ({ imports }) => {
      if (!(await imports.lockWaiting(id))) return 0;
      await imports.openWaiting(id);
      return work(imports);
    });
  await whileWaiting(async (imports) => {
    await imports.clearWaiting(id);
    return 0;
  });
  while ((await whileWaiting((imports) => imports.clearSomeWaiting(id, CLEARED_AT_ONCE))) > 0);
  await whileWaiting(async (imports) => {
    await imports.showWaiting(id);
    return 0;
  });
}

/** Gives a waiting import up. */
export async function discardImport(
  work: ImportWork,
  actor: Actor,
  { id, planId }: RunKey
): Promise<'discarded' | 'gone' | 'not-allowed'> {
  if (refuseAction(actor, 'import-tables')) return 'not-allowed';
  const run = await work.inBody(({ imports }) => imports.find(id));
  if (!run || run.planId !== planId || run.appliedAt !== null) return 'gone';
  await forgetImport(work, run);
  await work.proposals.forget(id);
  return 'discarded';
}
