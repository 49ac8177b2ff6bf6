import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import {
  type ReportingTerm,
  refuseTerm,
  type TermRefusal,
  wasActiveIn
} from '#lib/domain/directory/reporting/reporting-term.ts';
import type { YearlyReport } from '#lib/domain/directory/reporting/yearly-report.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../../event-log.ts';

/** What these use cases ask of storage. */
export type TermStores = {
  directory: { ownServices(): Promise<Service[]> };
  serviceFacts: { list(): Promise<ServiceFact[]> };
  yearlyReports: {
    addTerm(term: ReportingTerm & { openedBy: string }): Promise<boolean>;
    addReports(termId: string, serviceIds: readonly string[]): Promise<void>;
    lockOpenTerm(id: string): Promise<ReportingTerm | undefined>;
    listReports(termId: string): Promise<YearlyReport[]>;
  };
  events: EventLog;
};

export type OpenTermOutcome =
  | { outcome: 'opened'; services: number }
  | { outcome: 'refused'; refusal: TermRefusal | 'opened-already' }
  | { outcome: 'not-allowed' };

/** Opens a term for a year: every service that the body keeps and that worked in that year gets an empty report. */
export async function openTerm(
  stores: TermStores,
  actor: Actor,
  { id, year, dueOn, today }: { id: string; year: number; dueOn: CalendarDay; today: CalendarDay }
): Promise<OpenTermOutcome> {
  if (refuseAction(actor, 'ask-providers')) return { outcome: 'not-allowed' };
  const term = { id, year, openedOn: today, dueOn, lockedAt: null };
  const refusal = refuseTerm(term);
  if (refusal) return { outcome: 'refused', refusal };
  if (!(await stores.yearlyReports.addTerm({ ...term, openedBy: actor.actorId })))
    return { outcome: 'refused', refusal: 'opened-already' };
  const services = await unreported(stores, term);
  await stores.yearlyReports.addReports(
    id,
    services.map((service) => service.id)
  );
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'opened', subject: 'reporting-term', subjectId: id },
    details: { year, dueOn, services: services.length }
  });
  return { outcome: 'opened', services: services.length };
}

/** Services that worked in the year and have no report in its term: they came into the directory later. */
export async function unreported(
  {
    directory,
    serviceFacts,
    yearlyReports
  }: Pick<TermStores, 'directory' | 'serviceFacts' | 'yearlyReports'>,
  { id, year }: Pick<ReportingTerm, 'id' | 'year'>
): Promise<Service[]> {
  const factsOf = Map.groupBy(await serviceFacts.list(), ({ serviceId }) => serviceId);
  const reported = new Set((await yearlyReports.listReports(id)).map(({ serviceId }) => serviceId));
  return (await directory.ownServices()).filter(
    (service) => !reported.has(service.id) && wasActiveIn(service, factsOf.get(service.id) ?? [], year)
  );
}

/** Gives a report to services that came into the directory after the term was opened. */
export async function completeTerm(
  stores: TermStores,
  actor: Actor,
  termId: string
): Promise<{ services: number } | 'not-allowed' | 'gone' | 'locked'> {
  if (refuseAction(actor, 'ask-providers')) return 'not-allowed';
  const term = await stores.yearlyReports.lockOpenTerm(termId);
  if (!term) return 'gone';
  if (term.lockedAt !== null) return 'locked';
  const services = await unreported(stores, term);
  if (services.length === 0) return { services: 0 };
  await stores.yearlyReports.addReports(
    termId,
    services.map(({ id }) => id)
  );
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'extended', subject: 'reporting-term', subjectId: termId },
    details: { services: services.length }
  });
  return { services: services.length };
}
