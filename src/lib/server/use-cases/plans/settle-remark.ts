import { isOwnRemark, type RemarkRefusal, refuseRemark } from '#lib/domain/plans/remark.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { RemarkStores } from './remark-on.ts';

type Stores = Pick<RemarkStores, 'plans' | 'remarks' | 'events'>;

/** Says that a thread is resolved, or opens it again. Whoever may remark may do it; saying it twice changes nothing. */
export async function settleThread(
  { plans, remarks, events }: Stores,
  actor: Actor,
  { planId, threadId, resolved }: { planId: string; threadId: string; resolved: boolean }
): Promise<'settled' | 'not-allowed' | 'no-such-plan' | 'no-such-thread'> {
  if (refuseAction(actor, 'remark-on-plan')) return 'not-allowed';
  if (!(await plans.lock(planId))) return 'no-such-plan';
  const thread = await remarks.lockThread(planId, threadId);
  if (!thread) return 'no-such-thread';
  if ((thread.resolvedAt !== null) === resolved) return 'settled';
  const { actorId } = actor;
  await remarks.settle(threadId, resolved ? { actorId } : null);
  const what = { actorId, action: resolved ? 'resolved' : 'reopened', subject: 'plan', subjectId: planId };
  await events.add({ ...what, details: { thread: threadId } });
  return 'settled';
}

type OwnChange = { planId: string; remarkId: string };

/** Changes the words of one's own remark. */
export async function editRemark(
  stores: Stores,
  actor: Actor,
  { text, ...change }: OwnChange & { text: string }
): Promise<'edited' | 'not-allowed' | 'no-such-remark' | RemarkRefusal> {
  const own = await findOwn(stores, actor, change);
  if (typeof own === 'string') return own;
  const refusal = refuseRemark(text);
  if (refusal) return refusal;
  await stores.remarks.edit(own.id, text);
  await tell(stores, actor, change, 'edited');
  return 'edited';
}

/** Removes one's own remark, with what was to be told of it; the last one takes its thread along. */
export async function removeRemark(
  stores: Stores,
  actor: Actor,
  change: OwnChange
): Promise<'removed' | 'not-allowed' | 'no-such-remark'> {
  const own = await findOwn(stores, actor, change);
  if (typeof own === 'string') return own;
  await stores.remarks.remove(own.id, own.threadId);
  await tell(stores, actor, change, 'removed');
  return 'removed';
}

async function findOwn(
  { plans, remarks }: Stores,
  actor: Actor,
  { planId, remarkId }: OwnChange
): Promise<{ id: string; threadId: string } | 'not-allowed' | 'no-such-remark'> {
  if (refuseAction(actor, 'remark-on-plan')) return 'not-allowed';
  if (!(await plans.lock(planId))) return 'no-such-remark';
  const found = await remarks.find(planId, remarkId);
  if (!found || found.removedAt) return 'no-such-remark';
  // Of two who write in one thread the second waits, or the last words would go with their thread.
  await remarks.lockThread(planId, found.threadId);
  return isOwnRemark(found, actor.actorId) ? found : 'not-allowed';
}

async function tell(
  { events }: Stores,
  { actorId }: Actor,
  { planId, remarkId }: OwnChange,
  action: string
): Promise<void> {
  await events.add({
    ...{ actorId, action: `remark-${action}`, subject: 'plan', subjectId: planId },
    details: { remark: remarkId }
  });
}
