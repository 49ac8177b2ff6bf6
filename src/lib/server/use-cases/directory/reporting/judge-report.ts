import { writtenOver } from '#lib/domain/directory/confirmation/provider-change.ts';
import { placeFact } from '#lib/domain/directory/facts/place-fact.ts';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import { factsOfReport, reportStamp } from '#lib/domain/directory/reporting/report-content.ts';
import { takeStep } from '#lib/domain/directory/reporting/report-state.ts';
import type { ReportingTerm } from '#lib/domain/directory/reporting/reporting-term.ts';
import type { YearlyReport } from '#lib/domain/directory/reporting/yearly-report.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import { type KeepFactStores, keepFact } from '../keep-fact.ts';
import {
  type AskedForReports,
  type AskReportStores,
  type SendReportLetter,
  writeLetters
} from './ask-for-reports.ts';

/** What accepting asks of storage. */
export type AcceptStores = KeepFactStores & {
  yearlyReports: {
    lockOpenTerm(id: string): Promise<ReportingTerm | undefined>;
    lockReports(ids: readonly string[]): Promise<YearlyReport[]>;
    mark(id: string, change: { acceptedAt: Date; acceptedBy: string }): Promise<void>;
  };
};

export type AcceptOutcome =
  | { outcome: 'accepted'; reports: number }
  /** The report or the facts it would write over are not those that the page showed; nothing was written. */
  | { outcome: 'changed-meanwhile' | 'not-allowed' | 'gone' | 'locked' };

/**
 * Accepts reports as their page showed them: their figures become dated facts of the services, all of them in one
 * transaction or none. What was accepted before is passed over.
 * @param given.seen each report with the stamp that its page showed
 */
export async function acceptReports(
  stores: AcceptStores,
  actor: Actor,
  given: { termId: string; seen: readonly { id: string; stamp: string }[]; newId(): string; now: Date }
): Promise<AcceptOutcome> {
  if (refuseAction(actor, 'ask-providers')) return { outcome: 'not-allowed' };
  const term = await stores.yearlyReports.lockOpenTerm(given.termId);
  if (!term) return { outcome: 'gone' };
  if (term.lockedAt !== null) return { outcome: 'locked' };
  const stampOf = new Map(given.seen.map(({ id, stamp }) => [id, stamp]));
  const reports = await stores.yearlyReports.lockReports([...stampOf.keys()]);
  if (reports.length !== stampOf.size || reports.some(({ termId }) => termId !== term.id))
    return { outcome: 'gone' };

  const accepted: Judged[] = [];
  for (const report of reports.filter(({ acceptedAt }) => acceptedAt === null)) {
    const judged = await judge(stores, { report, term }, given);
    if (!judged || judged.stamp !== stampOf.get(report.id)) return { outcome: 'changed-meanwhile' };
    accepted.push(judged);
  }
  for (const one of accepted) await write(stores, actor, one, { year: term.year, now: given.now });
  return { outcome: 'accepted', reports: accepted.length };
}

type Said = { fact: ServiceFact; seenId: string | null };
type Judged = { report: YearlyReport; said: Said[]; stamp: string };

/** What a sent report would write, with the facts beside it held; undefined when it is not to be judged. */
async function judge(
  stores: AcceptStores,
  { report, term }: { report: YearlyReport; term: ReportingTerm },
  { newId, now }: { newId(): string; now: Date }
): Promise<Judged | undefined> {
  const { sentAt, content, serviceId } = report;
  if (sentAt === null || content === null) return undefined;
  if (takeStep({ ...report, lockedAt: term.lockedAt }, 'accept', now) === null) return undefined;
  const saidOn: CalendarDay = dayInSlovakia(sentAt);
  const facts = factsOfReport(content, { serviceId, year: term.year, saidOn, idOf: () => newId() });
  const said: Said[] = [];
  const present: ServiceFact[] = [];
  for (const fact of facts) {
    const others = await stores.serviceFacts.lockKind(serviceId, fact.kind);
    present.push(...others);
    said.push({ fact, seenId: writtenOver(others, placeFact(others, fact))[0]?.id ?? null });
  }
  return { report, said, stamp: reportStamp(report.revision, facts, present) };
}

async function write(
  stores: AcceptStores,
  { actorId }: Actor,
  { report, said }: Judged,
  { year, now }: { year: number; now: Date }
): Promise<void> {
  for (const one of said) {
    const { outcome } = await keepFact(stores, actorId, one);
    if (outcome !== 'kept')
      throw new Error(`A report that was checked before could not be written: ${outcome}.`);
  }
  await stores.yearlyReports.mark(report.id, { acceptedAt: now, acceptedBy: actorId });
  await stores.events.add({
    ...{ actorId, action: 'accepted', subject: 'yearly-report', subjectId: report.id },
    details: { year, serviceId: report.serviceId }
  });
}

/** What returning asks of storage. */
export type ReturnStores = AskReportStores & {
  yearlyReports: {
    lockReports(ids: readonly string[]): Promise<YearlyReport[]>;
    mark(id: string, change: { sentAt: null; returnedAt: Date; returnReason: string }): Promise<void>;
  };
};

export type ReturnOutcome =
  | { outcome: 'returned'; asked: AskedForReports }
  | { outcome: 'no-reason' | 'reason-too-long' | 'not-sent' | 'not-allowed' | 'gone' | 'locked' };

/** So long may the words be in which a provider reads what is wrong. */
export const LONGEST_REASON = 2000;

/**
 * Returns a sent report with a reason, and writes to its provider, unless it got a letter today already: then it reads
 * the reason at the link it has.
 */
export async function returnReport(
  stores: ReturnStores,
  actor: Actor,
  given: { termId: string; reportId: string; reason: string; today: CalendarDay; now: Date },
  send: SendReportLetter
): Promise<ReturnOutcome> {
  if (refuseAction(actor, 'ask-providers')) return { outcome: 'not-allowed' };
  const reason = given.reason.trim();
  if (reason === '') return { outcome: 'no-reason' };
  if (reason.length > LONGEST_REASON) return { outcome: 'reason-too-long' };
  const term = await stores.yearlyReports.lockWholeTerm(given.termId);
  const [report] = await stores.yearlyReports.lockReports([given.reportId]);
  if (!term || report?.termId !== term.id) return { outcome: 'gone' };
  if (term.lockedAt !== null) return { outcome: 'locked' };
  const { now, today } = given;
  if (takeStep({ ...report, lockedAt: null }, 'return', now) === null) return { outcome: 'not-sent' };
  await stores.yearlyReports.mark(report.id, { sentAt: null, returnedAt: now, returnReason: reason });
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'returned', subject: 'yearly-report', subjectId: report.id },
    details: { year: term.year, serviceId: report.serviceId }
  });
  const asked = await writeLetters(stores, actor, { term, which: [report.id], today, now }, send);
  return { outcome: 'returned', asked };
}
