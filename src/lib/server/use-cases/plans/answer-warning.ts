import {
  type AnswerRefusal,
  refuseWarningAnswer,
  type WarningAnswer
} from '#lib/domain/plans/completeness-finding.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { EventLog } from '../event-log.ts';
import { checkPlan, type PlanReading } from './read-plan.ts';

/** What this use case asks of storage. */
export type AnswerStores = PlanReading & {
  plans: PlanReading['plans'] & { answer(planId: string, answer: WarningAnswer): Promise<void> };
  events: EventLog;
};

/** Answers a warning of the completeness list with a reason, which is printed with it. */
export async function answerWarning(
  stores: AnswerStores,
  actor: Actor,
  input: {
    body: Pick<PlanningBody, 'unitCode' | 'kind'>;
    planId: string;
    rule: string;
    subject: { kind: string; id: string };
    reason: string;
    today: CalendarDay;
  }
): Promise<'answered' | 'not-allowed' | 'no-such-warning' | AnswerRefusal> {
  if (refuseAction(actor, 'answer-warning')) return 'not-allowed';
  const { body, planId, rule, subject, reason, today } = input;
  const findings = await checkPlan(stores, body, planId, today);
  const finding = findings?.find(
    (one) => one.rule === rule && one.subject.kind === subject.kind && one.subject.id === subject.id
  );
  if (!finding) return 'no-such-warning';
  const refusal = refuseWarningAnswer(finding, reason);
  if (refusal) return refusal;
  const answer = { rule: finding.rule, subject: finding.subject, reason: reason.trim(), answeredOn: today };
  await stores.plans.answer(planId, answer);
  await stores.events.add({
    actorId: actor.actorId,
    action: 'answered',
    subject: 'warning',
    subjectId: rule,
    details: { planId, about: subject.kind, id: subject.id }
  });
  return 'answered';
}
