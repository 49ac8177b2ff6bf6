import { LINK_DAYS } from '#lib/domain/directory/confirmation/confirmation-link.ts';
import { afterStep } from '#lib/domain/directory/reporting/report-state.ts';
import type { ReportingTerm } from '#lib/domain/directory/reporting/reporting-term.ts';
import { stateOf, type YearlyReport } from '#lib/domain/directory/reporting/yearly-report.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import { type CalendarDay, daysBetween } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../../event-log.ts';

type Contact = { serviceId: string; email: string; language: 'sk' | 'en' };

/** What asking for reports asks of storage. */
export type AskReportStores = {
  directory: { ownServices(): Promise<Service[]> };
  serviceContacts: { list(): Promise<Contact[]> };
  yearlyReports: {
    lockWholeTerm(id: string): Promise<ReportingTerm | undefined>;
    listReports(termId: string): Promise<YearlyReport[]>;
  };
  reportLinks: {
    ofTerm(
      termId: string
    ): Promise<{ reportId: string; sentOn: CalendarDay; expiresAt: Date; revokedAt: Date | null }[]>;
    revoke(reportIds: readonly string[], at: Date): Promise<void>;
    add(
      reportIds: readonly string[],
      link: { tokenHash: string; sentOn: CalendarDay; expiresAt: Date }
    ): Promise<void>;
  };
  events: EventLog;
};

/** A letter to one address about the reports of all its services; the key is made where the letter is written. */
export type ReportLetter = {
  to: string;
  language: 'sk' | 'en';
  year: number;
  dueOn: CalendarDay;
  /** The services whose report is waited for; `reason` says why one was returned. */
  services: readonly { name: string; reason: string | null }[];
  expiresAt: Date;
};
export type SendReportLetter = (letter: ReportLetter) => Promise<{ tokenHash: string }>;

/** How many letters were put into the outbox, about how many reports; and how many had to be passed over. */
export type AskedForReports = {
  letters: number;
  reports: number;
  /** Reports whose provider got a letter today already. */
  askedToday: number;
  /** Reports of services without an address. */
  withoutContact: number;
};

type Asking = { termId: string; which: readonly string[] | 'waiting'; today: CalendarDay; now: Date };

const DAY_MS = 86_400_000;

/**
 * Asks providers for the reports that are waited for: one letter an address, with all its services, and one a day at
 * most. The older link to the same reports opens nothing any more.
 * @param asking.which ids of reports, or all that are waited for
 */
export async function askForReports(
  stores: AskReportStores,
  actor: Actor,
  asking: Asking,
  send: SendReportLetter
): Promise<AskedForReports | 'not-allowed' | 'gone' | 'locked'> {
  if (refuseAction(actor, 'ask-providers')) return 'not-allowed';
  const term = await stores.yearlyReports.lockWholeTerm(asking.termId);
  if (!term) return 'gone';
  if (term.lockedAt !== null) return 'locked';
  return writeLetters(stores, actor, { ...asking, term }, send);
}

/** The same in a term that is held already. */
export async function writeLetters(
  stores: AskReportStores,
  actor: Actor,
  { term, which, today, now }: Omit<Asking, 'termId'> & { term: ReportingTerm },
  send: SendReportLetter
): Promise<AskedForReports> {
  const held = await heldReports(stores, term, today);
  const wanted = held.filter(
    ({ report, isWaited }) => isWaited && (which === 'waiting' || which.includes(report.id))
  );
  const reached = wanted.filter(({ contact, wasAskedToday }) => contact !== null && !wasAskedToday);
  const letters = Map.groupBy(reached, ({ address }) => address);
  const lastDay = Math.max(0, daysBetween(today, term.dueOn)) + LINK_DAYS;
  const expiresAt = new Date(now.getTime() + lastDay * DAY_MS);
  for (const [address, [first]] of letters) {
    if (!first?.contact) continue;
    // The link opens everything of this address, what was sent and accepted too: it is read there.
    const all = held.filter((one) => one.address === address);
    const ids = all.map(({ report }) => report.id);
    await stores.reportLinks.revoke(ids, now);
    const { tokenHash } = await send({
      ...{ to: first.contact.email, language: first.contact.language },
      ...{ year: term.year, dueOn: term.dueOn, expiresAt },
      services: all
        .filter(({ isWaited }) => isWaited)
        .map(({ service, report, state }) => ({
          name: service.name,
          reason: state === 'returned' ? report.returnReason : null
        }))
    });
    await stores.reportLinks.add(ids, { tokenHash, sentOn: today, expiresAt });
  }
  for (const { report } of reached)
    await stores.events.add({
      ...{ actorId: actor.actorId, action: 'asked-to-report', subject: 'yearly-report' },
      ...{ subjectId: report.id, details: { year: term.year, serviceId: report.serviceId } }
    });
  return {
    letters: letters.size,
    reports: reached.length,
    askedToday: wanted.filter(({ wasAskedToday }) => wasAskedToday).length,
    withoutContact: wanted.filter(({ contact }) => contact === null).length
  };
}

/** Reports of the services that the body still keeps, with where their providers are asked. */
async function heldReports(stores: AskReportStores, term: ReportingTerm, today: CalendarDay) {
  const services = new Map((await stores.directory.ownServices()).map((one) => [one.id, one]));
  const contactOf = new Map((await stores.serviceContacts.list()).map((one) => [one.serviceId, one]));
  const links = await stores.reportLinks.ofTerm(term.id);
  const askedToday = new Set(
    links.flatMap(({ reportId, sentOn, revokedAt }) =>
      sentOn === today && revokedAt === null ? [reportId] : []
    )
  );
  const rows = (await stores.yearlyReports.listReports(term.id)).flatMap((report) => {
    const service = services.get(report.serviceId);
    if (!service) return [];
    const contact = contactOf.get(service.id) ?? null;
    const state = stateOf(report, term);
    const isWaited = afterStep(state, 'send') !== null;
    return [
      {
        report,
        service,
        contact,
        state,
        isWaited,
        address: contact ? `${contact.language} ${contact.email}` : ''
      }
    ];
  });
  const busy = new Set(rows.filter(({ report }) => askedToday.has(report.id)).map(({ address }) => address));
  return rows.map((one) => ({ ...one, wasAskedToday: one.contact !== null && busy.has(one.address) }));
}
