import { lastDayHeld } from '#lib/domain/decisions/statutory-calendar.ts';
import {
  DEADLINE_OF_STEP,
  refuseStep,
  type StatutoryStep,
  type StepRefusal,
  standingSteps
} from '#lib/domain/decisions/statutory-step.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';
import type { EventLog } from '../event-log.ts';
import { type CalendarStores, readStatutoryCalendar } from './read-statutory-calendar.ts';

/** What this use case asks of storage. */
export type StepStores = CalendarStores & {
  plans: { lock(planId: string): Promise<unknown> };
  statutorySteps: { add(step: Omit<StatutoryStep, 'recordedAt'> & { actorId: string }): Promise<boolean> };
  publishedSteps: { show(): Promise<void> };
  published: { raiseRevision(): Promise<number> };
  events: EventLog;
};

export type NewStep = Omit<StatutoryStep, 'dueOn' | 'ruleFrom' | 'recordedAt'>;

export type StepOutcome =
  | { outcome: 'recorded'; revision: number }
  | {
      outcome: 'recorded-before' | 'not-allowed' | 'no-such-plan' | 'corrected-meanwhile' | StepRefusal;
    };

/**
 * Records for ever that a plan lay before the council, went to the region, or was evaluated, with the deadline as it was
 * counted that day (requirement 16); everybody reads what holds. The same said again under its id adds nothing and is no
 * mistake.
 */
export async function recordStep(
  stores: StepStores,
  actor: Actor,
  { step: given, kind, today }: { step: NewStep; kind: PlanningBodyKind; today: CalendarDay }
): Promise<StepOutcome> {
  if (refuseAction(actor, 'record-approval')) return { outcome: 'not-allowed' };
  if (!(await stores.plans.lock(given.planId))) return { outcome: 'no-such-plan' };
  const { deadlines, steps, plans } = await readStatutoryCalendar(stores, { kind, today });
  const plan = plans.find(({ id }) => id === given.planId);
  if (!plan) return { outcome: 'no-such-plan' };
  if (steps.some(({ id }) => id === given.id)) return { outcome: 'recorded-before' };
  const corrected = standingSteps(steps).find(({ id }) => id === given.corrects);
  if ((given.corrects !== null || given.withdrawn) && !corrected) return { outcome: 'corrected-meanwhile' };
  const step = given.withdrawn && corrected ? takenBack(given, corrected) : given;
  const approval = plan.approvals.find(({ contentHash }) => contentHash === step.contentHash);
  const held = { validFrom: plan.validFrom, validTo: lastDayHeld(plan) };
  const refusal = refuseStep(step, { plan: held, approvedOn: approval?.day ?? null, today });
  if (refusal) return { outcome: refusal };
  if (corrected) {
    const isSame =
      corrected.kind === step.kind &&
      corrected.planId === step.planId &&
      corrected.year === step.year &&
      corrected.contentHash === step.contentHash;
    if (!isSame) return { outcome: 'corrected-meanwhile' };
  }
  const deadline = deadlines.find(
    (one) =>
      one.code === DEADLINE_OF_STEP[step.kind] &&
      (one.plan === null || one.plan.id === step.planId) &&
      one.year === step.year &&
      one.contentHash === step.contentHash
  );
  // What happened before the deadline began belongs to an earlier one, which nobody counts any more.
  const isCounted =
    !step.withdrawn &&
    deadline?.begins != null &&
    (step.kind === 'evaluated' || deadline.begins <= step.happenedOn);
  const { due: dueOn, rule } = isCounted ? deadline : { due: null, rule: null };
  const added = await stores.statutorySteps.add({
    ...{ ...step, dueOn, ruleFrom: rule?.validFrom ?? null, actorId: actor.actorId }
  });
  if (!added) return { outcome: 'corrected-meanwhile' };
  await stores.publishedSteps.show();
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'recorded', subject: step.kind, subjectId: step.planId },
    details: {
      happenedOn: step.happenedOn,
      dueOn,
      channel: step.channel,
      year: step.year,
      corrects: step.corrects
    }
  });
  return { outcome: 'recorded', revision: await stores.published.raiseRevision() };
}

/** A record that takes another back says of it what that one said. */
function takenBack({ id, corrects, correctionReason }: NewStep, corrected: StatutoryStep): NewStep {
  const { planId, kind, year, contentHash, happenedOn, channel, fileNumber, recordNumber, proof } = corrected;
  return {
    ...{ planId, kind, year, contentHash, happenedOn, channel, fileNumber, recordNumber, proof },
    ...{ id, corrects, correctionReason, withdrawn: true }
  };
}
