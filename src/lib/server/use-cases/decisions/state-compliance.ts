import {
  type ApplicationRefusal,
  type AskedService,
  type CapacityComparison,
  type CriteriaRefusal,
  compareCapacity,
  type DecisionRefusal,
  MOST_IN_SUBMISSION,
  refuseApplication,
  refuseCriteria,
  refuseDecision,
  type StatementApplicant,
  type StatementApplication,
  type StatementCriteria,
  type StatementDecision,
  type StatementResult
} from '#lib/domain/decisions/compliance-statement.ts';
import type { Competence } from '#lib/domain/law/service-type.ts';
import { routeStatement, type StatementRoute } from '#lib/domain/law/statement-route.ts';
import type { CapacityKey } from '#lib/domain/plans/capacity-matrix.ts';
import { planStateOn, type StateRecord } from '#lib/domain/plans/plan-status.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What publishing criteria asks of storage. */
export type CriteriaStores = {
  complianceStatements: {
    takeTurn(): Promise<void>;
    listCriteria(): Promise<StatementCriteria[]>;
    addCriteria(criteria: StatementCriteria & { publishedBy: string }): Promise<void>;
  };
  publishedStatements: { showCriteria(): Promise<void> };
  published: { raiseRevision(): Promise<number> };
  events: EventLog;
};

/** Publishes the next version of the criteria (§ 83 ods. 10). The same form sent twice publishes once. */
export async function publishCriteria(
  stores: CriteriaStores,
  actor: Actor,
  given: Pick<StatementCriteria, 'id' | 'approvedBy' | 'approvedOn' | 'items'> & { today: CalendarDay }
): Promise<{ revision: number } | 'published-before' | 'not-allowed' | CriteriaRefusal> {
  if (refuseAction(actor, 'record-approval')) return 'not-allowed';
  await stores.complianceStatements.takeTurn();
  const earlier = await stores.complianceStatements.listCriteria();
  if (earlier.some(({ id }) => id === given.id)) return 'published-before';
  const { id, approvedOn, today } = given;
  const items = given.items.map((item) => plainText(item));
  const approvedBy = plainText(given.approvedBy).trim();
  const refusal = refuseCriteria({ approvedBy, approvedOn, items }, today);
  if (refusal) return refusal;
  const number = (earlier[0]?.number ?? 0) + 1;
  await stores.complianceStatements.addCriteria({
    ...{ id, number, approvedBy, approvedOn, items, publishedOn: today, publishedBy: actor.actorId }
  });
  await stores.publishedStatements.showCriteria();
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'published', subject: 'statement-criteria', subjectId: id },
    details: { number, approvedOn }
  });
  return { revision: await stores.published.raiseRevision() };
}

/** What taking an application asks of storage. */
export type ApplyStores = {
  complianceStatements: {
    listCriteria(): Promise<StatementCriteria[]>;
    find(id: string): Promise<StatementApplication | undefined>;
    findByReceipt(receipt: string): Promise<StatementApplication[]>;
    add(application: Omit<StatementApplication, 'decision'>): Promise<void>;
  };
  publishedStatements: { show(id: string): Promise<void> };
  events: EventLog;
};

export type AppliedOutcome =
  | { outcome: 'applied'; receipt: string }
  | { outcome: 'no-criteria' | 'criteria-changed' | 'no-such-receipt' | 'too-many' | 'no-office' }
  | { outcome: 'wrong-desk'; desk: Competence; provision: string }
  | { outcome: ApplicationRefusal };

/**
 * Anybody applies for a compliance statement for one kind, form, group and place (kpss 1.5). What is meant for another
 * office is refused, so that nobody waits for a statement that this one may not make.
 * @param given.id the key of the form; the same form sent twice is one application
 * @param given.earlier the receipt of the submission this one is added to, null for a new one
 * @param given.isFrequent whether unusually many came from the same address: kept, and public once it is decided
 */
export async function applyForStatement(
  { complianceStatements, publishedStatements, events }: ApplyStores,
  given: StatementApplicant &
    AskedService & {
      id: string;
      receipt: string;
      earlier: string | null;
      criteriaId: string;
      answers: readonly string[];
      competence: Competence;
      routes: readonly StatementRoute[];
      isFrequent: boolean;
      today: CalendarDay;
    }
): Promise<AppliedOutcome> {
  const before = await complianceStatements.find(given.id);
  if (before) return { outcome: 'applied', receipt: before.receipt };
  const [criteria] = await complianceStatements.listCriteria();
  if (!criteria) return { outcome: 'no-criteria' };
  if (criteria.id !== given.criteriaId) return { outcome: 'criteria-changed' };
  const together = given.earlier === null ? [] : await complianceStatements.findByReceipt(given.earlier);
  if (given.earlier !== null && together.length === 0) return { outcome: 'no-such-receipt' };
  if (together.length >= MOST_IN_SUBMISSION) return { outcome: 'too-many' };
  const { serviceTypeCode, founder, year: forYear, today } = given;
  const { desk, route } = routeStatement(given.routes, { serviceTypeCode, founder, forYear }, today);
  if (desk === null) return { outcome: 'no-office' };
  if (desk !== given.competence) return { outcome: 'wrong-desk', desk, provision: route.provision };
  const words = (typed: string) => plainText(typed).trim();
  const asked = {
    ...{ name: words(given.name), ico: given.ico.replaceAll(/\s/g, ''), founder },
    ...{ isNaturalPerson: given.isNaturalPerson, email: words(given.email), serviceTypeCode },
    ...{ formCode: given.formCode, targetGroupCode: given.targetGroupCode, unitCode: given.unitCode },
    ...{ place: words(given.place), capacity: given.capacity, year: forYear },
    answers: criteria.items.map((_, at) => words(given.answers[at] ?? ''))
  };
  const refusal = refuseApplication(asked, criteria, today);
  if (refusal) return { outcome: refusal };
  const { id, isFrequent: toVerify } = given;
  const receipt = given.earlier ?? given.receipt;
  await complianceStatements.add({
    ...{ ...asked, id, receipt, toVerify, criteriaId: criteria.id, receivedOn: today }
  });
  if (!toVerify) await publishedStatements.show(id);
  await events.add({
    ...{ actorId: null, action: 'sent', subject: 'statement-application', subjectId: id },
    details: { serviceTypeCode, year: forYear, toVerify }
  });
  return { outcome: 'applied', receipt };
}

/** What judging an application asks of storage. */
export type JudgeStores = {
  plans: { list(): Promise<{ id: string; validFrom: CalendarDay; validTo: CalendarDay }[]> };
  versions: {
    list(planId: string): Promise<{ number: number; contentHash: string }[]>;
    records(planId: string): Promise<(StateRecord & { contentHash: string })[]>;
    find(planId: string, number: number): Promise<{ document: PlanDocument } | undefined>;
  };
  complianceStatements: { promised(key: CapacityKey & { year: number }): Promise<number> };
};

export type Judged = { comparison: CapacityComparison; contentHash: string; planTitle: string };

/** Compares an application with the frozen version in force that day; null where no version is in force. */
export async function judgeApplication(
  stores: JudgeStores,
  application: AskedService,
  today: CalendarDay
): Promise<Judged | null> {
  for (const plan of await stores.plans.list()) {
    const records = await stores.versions.records(plan.id);
    const version = (await stores.versions.list(plan.id)).find(({ contentHash }) => {
      const own = records.filter((one) => one.contentHash === contentHash);
      return planStateOn(own, plan, today) === 'in-force';
    });
    const found = version && (await stores.versions.find(plan.id, version.number));
    if (!found) continue;
    const promised = await stores.complianceStatements.promised(application);
    const { matrix, plan: content } = found.document;
    const comparison = compareCapacity(matrix.rows, application, promised);
    return { comparison, contentHash: version.contentHash, planTitle: content.title };
  }
  return null;
}

/** What deciding asks of storage. */
export type DecideStores = Omit<JudgeStores, 'complianceStatements'> & {
  complianceStatements: JudgeStores['complianceStatements'] & {
    takeTurn(): Promise<void>;
    lock(id: string): Promise<StatementApplication | undefined>;
    nextNumber(year: number): Promise<number>;
    decide(id: string, decision: StatementDecision & { decidedBy: string }): Promise<void>;
  };
  publishedStatements: { show(id: string): Promise<void> };
  events: EventLog;
};

export type DecidedOutcome =
  | { outcome: 'decided'; number: number }
  | { outcome: 'not-allowed' | 'gone' | 'decided-already' | 'no-plan-in-force' | 'changed-meanwhile' }
  | { outcome: DecisionRefusal };

/** What a person saw when deciding: another plan in force, or more promised meanwhile, is another question. */
export const seenMark = ({ contentHash, comparison }: Judged): string =>
  `${contentHash} ${comparison.promised}`;

/**
 * An officer states whether an application complies. Decisions of a body take turns, so that one place is never promised
 * to two; of two people who decide the same application the second is told so.
 * @param given.seen the mark of the comparison the officer decided by (`seenMark`)
 */
export async function decideApplication(
  stores: DecideStores,
  actor: Actor,
  given: {
    id: string;
    result: StatementResult | null;
    reason: string;
    seen: string;
    today: CalendarDay;
  }
): Promise<DecidedOutcome> {
  if (refuseAction(actor, 'record-approval')) return { outcome: 'not-allowed' };
  const { id, result, today } = given;
  await stores.complianceStatements.takeTurn();
  const application = await stores.complianceStatements.lock(id);
  if (!application) return { outcome: 'gone' };
  if (application.decision) return { outcome: 'decided-already' };
  const judged = await judgeApplication(stores, application, today);
  if (!judged) return { outcome: 'no-plan-in-force' };
  if (seenMark(judged) !== given.seen) return { outcome: 'changed-meanwhile' };
  const { comparison, contentHash } = judged;
  const reason = plainText(given.reason).trim();
  const refusal = refuseDecision({ result, reason }, comparison);
  if (refusal) return { outcome: refusal };
  if (result === null) return { outcome: 'no-result' };
  const number = await stores.complianceStatements.nextNumber(yearOf(today));
  const decision = { result, reason, decidedOn: today, number, contentHash, comparison };
  await stores.complianceStatements.decide(id, { ...decision, decidedBy: actor.actorId });
  await stores.publishedStatements.show(id);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'decided', subject: 'statement-application', subjectId: id },
    details: { result, number, contentHash, computed: comparison.result }
  });
  return { outcome: 'decided', number };
}
