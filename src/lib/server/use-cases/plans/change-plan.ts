import { type Plan, type PlanRefusal, refusePlan } from '#lib/domain/plans/plan.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What this use case asks of storage. */
export type ChangePlanStores = {
  plans: {
    find(id: string): Promise<(Plan & { revision: number }) | undefined>;
    change(plan: Plan, revision: number): Promise<'changed' | 'conflict' | 'gone'>;
  };
  events: EventLog;
};

export type ChangePlanOutcome =
  | 'changed'
  | 'not-allowed'
  | 'gone'
  | PlanRefusal
  | { conflict: Plan & { revision: number } };

/** Changes what the plan says of itself: title, period, groups, short texts, ways of evaluation and change. */
export async function changePlan(
  stores: ChangePlanStores,
  actor: Actor,
  { plan, revision }: { plan: Plan; revision: number }
): Promise<ChangePlanOutcome> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  const refusal = refusePlan(plan);
  if (refusal) return refusal;
  const outcome = await stores.plans.change(plan, revision);
  if (outcome === 'conflict') {
    const theirs = await stores.plans.find(plan.id);
    return theirs ? { conflict: theirs } : 'gone';
  }
  if (outcome === 'changed') {
    await stores.events.add({
      actorId: actor.actorId,
      action: 'changed',
      subject: 'plan',
      subjectId: plan.id
    });
  }
  return outcome;
}
