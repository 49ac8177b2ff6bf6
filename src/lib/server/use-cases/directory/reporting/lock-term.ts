import { afterStep } from '#lib/domain/directory/reporting/report-state.ts';
import type { ReportingTerm } from '#lib/domain/directory/reporting/reporting-term.ts';
import { stateOf, type YearlyReport } from '#lib/domain/directory/reporting/yearly-report.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../../event-log.ts';

/** What this use case asks of storage. */
export type LockStores = {
  yearlyReports: {
    lockWholeTerm(id: string): Promise<ReportingTerm | undefined>;
    listReports(termId: string): Promise<YearlyReport[]>;
    closeTerm(id: string, closed: { lockedAt: Date; lockedBy: string }): Promise<void>;
  };
  events: EventLog;
};

/**
 * Locks a whole term: from now on nothing in it changes, and the facts of accepted reports stand. What was sent is
 * judged first. Locked twice, it is locked once.
 */
export async function lockTerm(
  stores: LockStores,
  actor: Actor,
  { termId, now }: { termId: string; now: Date }
): Promise<'locked' | 'not-allowed' | 'gone' | 'unjudged'> {
  if (refuseAction(actor, 'ask-providers')) return 'not-allowed';
  const term = await stores.yearlyReports.lockWholeTerm(termId);
  if (!term) return 'gone';
  if (term.lockedAt !== null) return 'locked';
  const states = (await stores.yearlyReports.listReports(termId)).map((report) => stateOf(report, term));
  if (states.some((state) => afterStep(state, 'lock') === null)) return 'unjudged';
  await stores.yearlyReports.closeTerm(termId, { lockedAt: now, lockedBy: actor.actorId });
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'locked', subject: 'reporting-term', subjectId: termId },
    details: { year: term.year, accepted: states.filter((state) => state === 'accepted').length }
  });
  return 'locked';
}
