import {
  type KindChoice,
  type KindChoiceRefusal,
  refuseKindChoice
} from '#lib/domain/plans/capacity-matrix.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What this use case asks of storage. */
export type KindChoiceStores = {
  plans: {
    lock(planId: string): Promise<unknown>;
    chooseKind(planId: string, choice: KindChoice): Promise<void>;
    unchooseKind(planId: string, serviceTypeCode: string): Promise<void>;
  };
  events: EventLog;
};

/**
 * Says for a whole kind of service: poskytujeme, zabezpečujeme u iného, zatiaľ netreba. The choice fills every
 * year and group where nothing was typed. Null takes a choice back.
 */
export async function chooseKind(
  stores: KindChoiceStores,
  actor: Actor,
  input: { planId: string; serviceTypeCode: string; choice: Omit<KindChoice, 'serviceTypeCode'> | null }
): Promise<'chosen' | 'not-allowed' | 'no-such-plan' | KindChoiceRefusal> {
  const { planId, serviceTypeCode, choice } = input;
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  if (!(await stores.plans.lock(planId))) return 'no-such-plan';
  const refusal = choice && refuseKindChoice(choice);
  if (refusal) return refusal;
  if (choice) await stores.plans.chooseKind(planId, { serviceTypeCode, ...choice });
  else await stores.plans.unchooseKind(planId, serviceTypeCode);
  await stores.events.add({
    actorId: actor.actorId,
    action: choice ? 'chosen' : 'unchosen',
    subject: 'kind',
    subjectId: serviceTypeCode,
    details: { planId, choice: choice?.choice ?? null }
  });
  return 'chosen';
}
