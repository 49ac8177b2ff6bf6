import { randomUUID } from 'node:crypto';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type {
  DocumentFormat,
  DocumentRefusal,
  NewPiece,
  OldPicture,
  OldPlanStores,
  OldPlanWork,
  ReadingWork
} from './old-plan-work.ts';

/** Pieces written by one statement: short also on a busy machine. */
const BATCH = 250;
/** More than a plan of a thousand pages has. */
const MOST_PIECES = 20_000;

/** A file that somebody brought; it lies in the file store. */
export type BroughtFile = {
  id: string;
  planId: string;
  fileName: string;
  format: DocumentFormat;
  hash: string;
};

/** Puts an old plan in the queue of those that are read. The same form sent twice brings it once. */
export async function bringOldPlan(
  { inBody }: OldPlanWork,
  actor: Actor,
  { fileName, ...file }: BroughtFile
): Promise<'brought' | 'not-allowed' | 'no-such-plan'> {
  if (refuseAction(actor, 'import-tables')) return 'not-allowed';
  return inBody(async ({ plans, oldPlans }) => {
    if (!(await plans.find(file.planId))) return 'no-such-plan';
    const kept = await oldPlans.find(file.id);
    if (kept) return kept.planId === file.planId ? 'brought' : 'no-such-plan';
    await oldPlans.add({
      ...file,
      fileName: plainName(fileName, file.format),
      actorId: actor.actorId
    });
    return 'brought';
  });
}

/**
 * Reads an old plan and keeps its pieces until somebody places them, its pictures too. Nothing of the plan changes yet,
 * and the file itself is let go. A reading that was cut short begins anew.
 */
export async function readOldPlan(
  work: ReadingWork,
  { id, actorId }: { id: string; actorId: string | null },
  content: Uint8Array
): Promise<{ outcome: 'staged' } | { outcome: 'refused'; refusal: DocumentRefusal }> {
  const read = await work.readPieces(content);
  const refusal = read.outcome === 'refused' ? read.refusal : refuseLength(read.pieces.length);
  if (read.outcome === 'refused' || refusal) {
    const fault = refusal ?? 'damaged';
    await work.inBody(({ oldPlans }) => oldPlans.markFailed(id, fault));
    return { outcome: 'refused', refusal: fault };
  }
  for (const picture of read.pictures) await keepPicture(work, picture, actorId);
  const rows = read.pieces.map((piece, place): NewPiece => ({ ...piece, id: randomUUID(), place }));
  await work.inBody(({ oldPlans }) => oldPlans.clearPieces(id));
  for (let from = 0; from < rows.length; from += BATCH) {
    const isLast = from + BATCH >= rows.length;
    await work.inBody(async ({ oldPlans }) => {
      await oldPlans.addPieces(id, rows.slice(from, from + BATCH));
      if (isLast) await oldPlans.markStaged(id, read.left);
    });
  }
  return { outcome: 'staged' };
}

function refuseLength(pieces: number): DocumentRefusal | null {
  if (pieces === 0) return 'empty';
  return pieces > MOST_PIECES ? 'too-long' : null;
}

/** The file before the row that speaks of it. */
async function keepPicture(
  { inBody, files }: ReadingWork,
  { bytes, hash, ...type }: OldPicture,
  actorId: string | null
): Promise<void> {
  await files.put(bytes);
  const picture = { ...type, hash, id: randomUUID(), size: bytes.byteLength, originalName: '' };
  await inBody(({ attachments }) => attachments.add(picture, actorId));
}

/** The name of a file without its path. */
function plainName(name: string, format: string): string {
  const plain = (name.split(/[/\\]/u).at(-1) ?? '').replace(/\p{Cc}/gu, '').trim();
  return plain.slice(-200) || `plan.${format}`;
}

/** Gives an old plan up; what was placed from it stays in the plan. */
export async function forgetOldPlan(
  stores: OldPlanStores,
  actor: Actor,
  { id, planId }: { id: string; planId: string }
): Promise<'forgotten' | 'gone' | 'not-allowed'> {
  if (refuseAction(actor, 'import-tables')) return 'not-allowed';
  const { oldPlans, events } = stores;
  if (!(await oldPlans.lock(id)) || (await oldPlans.find(id))?.planId !== planId) return 'gone';
  await oldPlans.remove(id);
  await events.add({
    ...{ actorId: actor.actorId, action: 'forgot-old-plan', subject: 'plan', subjectId: planId },
    details: { oldPlan: id }
  });
  return 'forgotten';
}
