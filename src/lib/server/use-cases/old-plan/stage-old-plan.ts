import { randomUUID } from 'node:crypto';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { DocumentRefusal, NewPiece, OldPlanStores, OldPlanWork } from './old-plan-work.ts';

/** Pieces written by one statement: short also on a busy machine. */
const BATCH = 250;
/** More than a plan of a thousand pages has. */
const MOST_PIECES = 20_000;

export type StageOldPlanOutcome =
  | { outcome: 'staged'; id: string }
  | { outcome: 'refused'; refusal: DocumentRefusal }
  | { outcome: 'not-allowed' | 'no-such-plan' };

/**
 * Reads an old plan and keeps its pieces until somebody places them. Nothing of the plan changes yet, and the file itself
 * is not kept. The same form sent twice reads it once; a reading that was cut short begins anew.
 */
export async function stageOldPlan(
  work: OldPlanWork,
  actor: Actor,
  given: { id: string; planId: string; fileName: string; content: Uint8Array }
): Promise<StageOldPlanOutcome> {
  if (refuseAction(actor, 'import-tables')) return { outcome: 'not-allowed' };
  const { id, planId, content } = given;
  if (!(await work.inBody(({ plans }) => plans.find(planId)))) return { outcome: 'no-such-plan' };
  const kept = await work.inBody(({ oldPlans }) => oldPlans.find(id));
  if (kept?.stagedAt && kept.planId === planId) return { outcome: 'staged', id };
  const read = await work.readPieces(content);
  if (read.outcome === 'refused') return read;

  const { pieces, format, left } = read;
  if (pieces.length === 0) return { outcome: 'refused', refusal: 'empty' };
  if (pieces.length > MOST_PIECES) return { outcome: 'refused', refusal: 'too-long' };
  const rows = pieces.map((piece, place): NewPiece => ({ ...piece, id: randomUUID(), place }));
  await work.inBody(async ({ oldPlans }) => {
    await oldPlans.clearPieces(id);
    if (kept) return;
    const fileName = plainName(given.fileName, format);
    await oldPlans.add({ id, planId, fileName, format, left, actorId: actor.actorId });
  });
  await addAll(work, id, rows);
  return { outcome: 'staged', id };
}

async function addAll({ inBody }: OldPlanWork, id: string, rows: readonly NewPiece[]): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const isLast = from + BATCH >= rows.length;
    await inBody(async ({ oldPlans }) => {
      await oldPlans.addPieces(id, rows.slice(from, from + BATCH));
      if (isLast) await oldPlans.markStaged(id);
    });
  }
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
