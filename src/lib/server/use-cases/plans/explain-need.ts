import type { CapacityKey } from '#lib/domain/plans/capacity-matrix.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What this use case asks of storage. */
export type ExplainStores = {
  plans: { lock(planId: string): Promise<unknown> };
  computedNeeds: { explain(planId: string, key: CapacityKey, reason: string): Promise<number> };
  events: EventLog;
};

const LONGEST_REASON = 500;

/** Says why a row of the matrix states another need than the model; it is printed beside the formula. */
export async function explainNeed(
  stores: ExplainStores,
  actor: Actor,
  { planId, key, reason }: { planId: string; key: CapacityKey; reason: string }
): Promise<'explained' | 'not-allowed' | 'no-such-plan' | 'no-reason' | 'too-long' | 'gone'> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  const said = reason.trim();
  if (said === '') return 'no-reason';
  if (said.length > LONGEST_REASON) return 'too-long';
  if (!(await stores.plans.lock(planId))) return 'no-such-plan';
  if ((await stores.computedNeeds.explain(planId, key, said)) === 0) return 'gone';
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'explained', subject: 'matrix', subjectId: planId },
    details: { ...key }
  });
  return 'explained';
}
