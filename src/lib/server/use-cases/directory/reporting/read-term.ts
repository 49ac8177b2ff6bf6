import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import {
  differingKinds,
  factsOfReport,
  knownAtEndOf,
  type ReportKind,
  reportStamp
} from '#lib/domain/directory/reporting/report-content.ts';
import type { ReportState } from '#lib/domain/directory/reporting/report-state.ts';
import { type ReportWarning, reportWarnings } from '#lib/domain/directory/reporting/report-warnings.ts';
import { lastDayOf, type ReportingTerm } from '#lib/domain/directory/reporting/reporting-term.ts';
import { stateOf, type YearlyReport } from '#lib/domain/directory/reporting/yearly-report.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type TermStores, unreported } from './open-term.ts';

/** What reading a term asks of storage. */
export type ReadTermStores = Pick<TermStores, 'serviceFacts'> & {
  directory: {
    ownServices(): Promise<Service[]>;
    capacities(): Promise<CapacityRecord[]>;
  };
  serviceContacts: { list(): Promise<{ serviceId: string }[]> };
  yearlyReports: {
    findTermOf(year: number): Promise<ReportingTerm | undefined>;
    listReports(termId: string): Promise<YearlyReport[]>;
  };
  reportLinks: {
    ofTerm(termId: string): Promise<{ reportId: string; sentOn: CalendarDay; revokedAt: Date | null }[]>;
  };
};

/** A report as the body judges it. */
export type JudgedReport = {
  report: YearlyReport;
  service: Service;
  state: ReportState;
  /** What is known of the end of the year without it. */
  known: Partial<Record<ReportKind, ServiceFact>>;
  differs: ReportKind[];
  warnings: ReportWarning[];
  /** What the body accepts when it accepts what it sees. */
  stamp: string;
};

/** A report in the list of its term. */
export type ReportInTerm = JudgedReport & { hasContact: boolean; askedOn: CalendarDay | null };

/** A term with all reports of services that the body still keeps, and services that have none yet. */
export async function readTerm(
  stores: ReadTermStores & Pick<TermStores, 'yearlyReports'>,
  year: number
): Promise<{ term: ReportingTerm; rows: ReportInTerm[]; unreported: Service[] } | undefined> {
  const term = await stores.yearlyReports.findTermOf(year);
  if (!term) return undefined;
  const services = await stores.directory.ownServices();
  const reportOf = new Map(
    (await stores.yearlyReports.listReports(term.id)).map((one) => [one.serviceId, one])
  );
  const factsOf = Map.groupBy(await stores.serviceFacts.list(), ({ serviceId }) => serviceId);
  const capacitiesOf = Map.groupBy(await stores.directory.capacities(), ({ serviceId }) => serviceId);
  const reached = new Set((await stores.serviceContacts.list()).map(({ serviceId }) => serviceId));
  // The newest comes first.
  const askedOn = new Map(
    (await stores.reportLinks.ofTerm(term.id)).toReversed().map((one) => [one.reportId, one.sentOn])
  );
  const rows = services.flatMap((service) => {
    const report = reportOf.get(service.id);
    if (!report) return [];
    const known = { facts: factsOf.get(service.id) ?? [], capacities: capacitiesOf.get(service.id) ?? [] };
    return [
      {
        ...judgedReport(term, { report, service, ...known }),
        ...{ hasContact: reached.has(service.id), askedOn: askedOn.get(report.id) ?? null }
      }
    ];
  });
  return { term, rows, unreported: term.lockedAt === null ? await unreported(stores, term) : [] };
}

/** One report with what differs and what to look at. */
export function judgedReport(
  term: ReportingTerm,
  {
    report,
    service,
    facts,
    capacities
  }: {
    report: YearlyReport;
    service: Service;
    facts: readonly ServiceFact[];
    capacities: readonly CapacityRecord[];
  }
): JudgedReport {
  const known = knownAtEndOf(facts, term.year);
  const content = report.content ?? {};
  const of = { serviceId: service.id, year: term.year, saidOn: lastDayOf(term.year) };
  const said = factsOfReport(content, { ...of, idOf: (kind) => kind });
  return {
    ...{ report, service, state: stateOf(report, term), known },
    differs: differingKinds(content, known),
    warnings: report.content === null ? [] : reportWarnings({ content, year: term.year, capacities, known }),
    stamp: reportStamp(report.revision, said, facts)
  };
}
