import type { FactRefusal } from '#lib/domain/directory/facts/refuse-fact.ts';
import {
  missingKinds,
  type ReportContent,
  type ReportKind,
  refuseReport
} from '#lib/domain/directory/reporting/report-content.ts';
import { type ReportState, takeStep } from '#lib/domain/directory/reporting/report-state.ts';
import type { ReportingTerm } from '#lib/domain/directory/reporting/reporting-term.ts';
import { stateOf, type YearlyReport } from '#lib/domain/directory/reporting/yearly-report.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../../event-log.ts';

/** What these use cases ask of storage. */
export type FillStores = {
  directory: { ownServices(): Promise<{ id: string }[]> };
  yearlyReports: {
    findReport(id: string): Promise<YearlyReport | undefined>;
    lockOpenTerm(id: string): Promise<ReportingTerm | undefined>;
    lockReports(ids: readonly string[]): Promise<YearlyReport[]>;
    keepContent(
      id: string,
      kept: { content: ReportContent; revision: number; enteredBy: string | null }
    ): Promise<void>;
    mark(id: string, change: { sentAt: Date }): Promise<void>;
  };
  reportLinks: {
    ofLink(tokenHash: string): Promise<{ reportId: string; expiresAt: Date; revokedAt: Date | null }[]>;
  };
  events: EventLog;
};

type Filled = { content: ReportContent; seenRevision: number };

export type FillOutcome =
  | { outcome: 'kept' }
  | { outcome: 'refused'; faults: { kind: ReportKind; refusal: FactRefusal }[] }
  /** Somebody else has written other figures meanwhile; `report` has theirs. */
  | { outcome: 'changed-meanwhile'; report: YearlyReport }
  /** It was sent, accepted or locked, and nothing is written into it any more. */
  | { outcome: 'closed'; state: ReportState }
  | { outcome: 'not-open' | 'gone' };

/** A provider keeps what it has filled in so far; nothing is sent by that. Kept twice, it is kept once. */
export async function fillReport(
  stores: FillStores,
  { tokenHash, reportId, now, ...filled }: Filled & { tokenHash: string; reportId: string; now: Date }
): Promise<FillOutcome> {
  const held = await holdReport(stores, reportId);
  const link = (await stores.reportLinks.ofLink(tokenHash)).find((one) => one.reportId === reportId);
  if (!held || !link) return { outcome: 'gone' };
  if (!isOpen(link, now)) return { outcome: 'not-open' };
  return keepFilled(stores, held, filled, { enteredBy: null, now });
}

export type EnterOutcome =
  | FillOutcome
  | { outcome: 'not-allowed' }
  | { outcome: 'missing'; kinds: ReportKind[] };

/** The body writes down what a provider brought on paper; such a report is whole, and counts as sent. */
export async function enterReport(
  stores: FillStores,
  actor: Actor,
  { reportId, now, ...filled }: Filled & { reportId: string; now: Date }
): Promise<EnterOutcome> {
  if (refuseAction(actor, 'ask-providers')) return { outcome: 'not-allowed' };
  const held = await holdReport(stores, reportId);
  if (!held) return { outcome: 'gone' };
  const kinds = missingKinds(filled.content);
  if (kinds.length > 0) return { outcome: 'missing', kinds };
  const kept = await keepFilled(stores, held, filled, { enteredBy: actor.actorId, now });
  if (kept.outcome === 'kept') await send(stores, held, { actorId: actor.actorId, now });
  return kept;
}

export type SendOutcome =
  | { outcome: 'sent'; reports: number }
  /** Another tab changed a report that the page showed; nothing was sent. */
  | { outcome: 'changed-meanwhile' | 'not-open' | 'gone' | 'locked' };

/**
 * A provider sends everything that is whole and that its page showed. What is half filled waits for the next sending;
 * what was sent before is passed over, so pressing twice sends once.
 * @param given.seen the reports as the page showed them
 */
export async function sendReports(
  stores: FillStores,
  {
    tokenHash,
    seen,
    now
  }: { tokenHash: string; seen: readonly { id: string; revision: number }[]; now: Date }
): Promise<SendOutcome> {
  const links = await stores.reportLinks.ofLink(tokenHash);
  const opened = links.filter((link) => isOpen(link, now));
  if (links.length === 0) return { outcome: 'gone' };
  if (opened.length === 0) return { outcome: 'not-open' };
  const held: Held[] = [];
  const revisionOf = new Map(seen.map(({ id, revision }) => [id, revision]));
  for (const [id, revision] of [...revisionOf].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (!opened.some(({ reportId }) => reportId === id)) return { outcome: 'gone' };
    const one = await holdReport(stores, id);
    if (!one) return { outcome: 'gone' };
    if (one.report.revision !== revision) return { outcome: 'changed-meanwhile' };
    held.push(one);
  }
  if (held.some(({ term }) => term.lockedAt !== null)) return { outcome: 'locked' };
  const whole = held.filter(({ report }) => missingKinds(report.content).length === 0);
  let reports = 0;
  for (const one of whole) if (await send(stores, one, { actorId: null, now })) reports += 1;
  return { outcome: 'sent', reports };
}

type Held = { report: YearlyReport; term: ReportingTerm };

/** A report of a service that the body still keeps; neither it nor its term changes until the transaction ends. */
async function holdReport(stores: FillStores, id: string): Promise<Held | undefined> {
  const termId = (await stores.yearlyReports.findReport(id))?.termId;
  const term = termId === undefined ? undefined : await stores.yearlyReports.lockOpenTerm(termId);
  const [report] = term ? await stores.yearlyReports.lockReports([id]) : [];
  if (!term || !report) return undefined;
  const isKeptHere = (await stores.directory.ownServices()).some((one) => one.id === report.serviceId);
  return isKeptHere ? { report, term } : undefined;
}

function isOpen({ expiresAt, revokedAt }: { expiresAt: Date; revokedAt: Date | null }, now: Date): boolean {
  return revokedAt === null && now < expiresAt;
}

async function keepFilled(
  stores: FillStores,
  { report, term }: Held,
  { content, seenRevision }: Filled,
  { enteredBy, now }: { enteredBy: string | null; now: Date }
): Promise<FillOutcome> {
  const marks = { ...report, lockedAt: term.lockedAt };
  if (takeStep(marks, 'fill', now) === null) return { outcome: 'closed', state: stateOf(report, term) };
  const faults = refuseReport(content, term.year);
  if (faults.length > 0) return { outcome: 'refused', faults };
  const isSame = report.content !== null && canonicalJson(report.content) === canonicalJson(content);
  if (isSame && report.enteredBy === enteredBy) return { outcome: 'kept' };
  if (!isSame && report.revision !== seenRevision) return { outcome: 'changed-meanwhile', report };
  await stores.yearlyReports.keepContent(report.id, {
    ...{ content, enteredBy },
    revision: report.revision + (isSame ? 0 : 1)
  });
  return { outcome: 'kept' };
}

/** @returns false when it was sent before */
async function send(
  stores: FillStores,
  { report, term }: Held,
  { actorId, now }: { actorId: string | null; now: Date }
): Promise<boolean> {
  const marks = takeStep({ ...report, lockedAt: term.lockedAt }, 'send', now);
  if (marks === null) return false;
  await stores.yearlyReports.mark(report.id, { sentAt: now });
  await stores.events.add({
    ...{ actorId, action: 'reported', subject: 'yearly-report', subjectId: report.id },
    details: { year: term.year, serviceId: report.serviceId }
  });
  return true;
}
