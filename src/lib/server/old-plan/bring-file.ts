import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { theInstallation } from '../installation.ts';
import type { DocumentRefusal, OldPlanWork } from '../use-cases/old-plan/old-plan-work.ts';
import { bringOldPlan, forgetOldPlan } from '../use-cases/old-plan/stage-old-plan.ts';
import { documentFormat, LARGEST_DOCUMENT } from './document-file.ts';
import { openOldPlan } from './open-old-plan.ts';

/** Most plans are read before anybody would have read a page that says to wait. */
const WORTH_WAITING_MS = 4_000;
const LOOK_AGAIN_MS = 100;

export type BringOutcome =
  | { outcome: 'brought' }
  | { outcome: 'refused'; refusal: DocumentRefusal }
  | { outcome: 'not-allowed' | 'no-such-plan' };

/**
 * Keeps a plan that somebody brought and has it read. It comes back as soon as it is read, or known not to be readable,
 * else after a moment: then the page of the plan says how far it is.
 */
export async function bringFile(
  { body, actor }: { body: PlanningBody; actor: Actor },
  file: File,
  key: { id: string; planId: string }
): Promise<BringOutcome> {
  if (file.size > LARGEST_DOCUMENT) return { outcome: 'refused', refusal: 'too-large' };
  const content = Buffer.from(await file.arrayBuffer());
  const format = documentFormat(content);
  if (format !== 'docx' && format !== 'pdf') return { outcome: 'refused', refusal: format };
  const { files, oldPlans: reader } = theInstallation();
  const work = openOldPlan(theInstallation(), body);
  const hash = await files.put(content);
  const brought = await bringOldPlan(work, actor, { ...key, fileName: file.name, format, hash });
  if (brought !== 'brought') return { outcome: brought };
  reader.wake();
  const refusal = await faultOf(work, key.id);
  if (refusal === null) return { outcome: 'brought' };
  // Who is still at the form hears it there; nothing of the file is worth keeping.
  await work.inBody((stores) => forgetOldPlan(stores, actor, key));
  return { outcome: 'refused', refusal };
}

/** Why a plan could not be read, once it is known; null when it was read or takes longer. */
async function faultOf({ inBody }: OldPlanWork, id: string): Promise<DocumentRefusal | null> {
  const until = Date.now() + WORTH_WAITING_MS;
  while (Date.now() < until) {
    const plan = await inBody(({ oldPlans }) => oldPlans.find(id));
    if (!plan || plan.reading === 'read') return null;
    if (plan.reading === 'failed') return plan.fault ?? 'damaged';
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  return null;
}
