import { knownAtEndOf, missingKinds } from '#lib/domain/directory/reporting/report-content.ts';
import type { ReportingTerm } from '#lib/domain/directory/reporting/reporting-term.ts';
import { stateOf, type YearlyReport } from '#lib/domain/directory/reporting/yearly-report.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { reportsByToken } from '#lib/server/db/report-links.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import { inTransaction } from '#lib/server/stores.ts';
import type { LinkEvent } from '../open-link.ts';

/** What a link to yearly reports can be used for. */
type LinkUse = 'open' | 'expired' | 'revoked' | 'unknown';

/** A report that a link opens, of a service that the body still keeps. */
export type LinkedRow = { report: YearlyReport; service: Service };

/** A link to reports that this installation sent; reading it changes nothing. Null when nobody sent it. */
export async function openReportLink({ locals, params }: LinkEvent) {
  const tokenHash = hashOfToken(params.token);
  const found = await reportsByToken(locals.db, tokenHash);
  if (!found) return null;
  const { body, links } = found;
  const read = await inTransaction(locals.db, body.bodyId, async (stores) => {
    const services = await stores.directory.ownServices();
    const linked = new Set(links.map(({ reportId }) => reportId));
    const reports = (await stores.yearlyReports.listReports()).filter(({ id }) => linked.has(id));
    const term = (await stores.yearlyReports.listTerms()).find(({ id }) => id === reports[0]?.termId);
    return {
      term,
      facts: await stores.serviceFacts.ofServices(reports.map(({ serviceId }) => serviceId)),
      names: await readCatalogueNames(stores.law, locals.today, locals.locale),
      rows: services.flatMap((service): LinkedRow[] => {
        const report = reports.find(({ serviceId }) => serviceId === service.id);
        return report ? [{ report, service }] : [];
      })
    };
  });
  const { term, ...rest } = read;
  if (!term || rest.rows.length === 0) return null;
  return { body, tokenHash, use: useOf(links, new Date()), links, term, ...rest };
}

export type OpenReportLink = NonNullable<Awaited<ReturnType<typeof openReportLink>>>;

function useOf(links: readonly { expiresAt: Date; revokedAt: Date | null }[], now: Date): LinkUse {
  const valid = links.filter(({ revokedAt }) => revokedAt === null);
  if (valid.length === 0) return 'revoked';
  return valid.some(({ expiresAt }) => now < expiresAt) ? 'open' : 'expired';
}

/** How far one report is, as its provider sees it. */
export type Progress = 'empty' | 'begun' | 'ready' | 'sent' | 'accepted' | 'locked';

/** Where a report stands for its provider, and what it still lacks. */
export function progressOf(report: YearlyReport, term: ReportingTerm): Progress {
  const state = stateOf(report, term);
  if (state !== 'open' && state !== 'returned') return state;
  if (report.content === null) return 'empty';
  return missingKinds(report.content).length === 0 ? 'ready' : 'begun';
}

/** What is known of a service of the link at the end of the year. */
export function knownOf({ facts, term }: OpenReportLink, serviceId: string) {
  return knownAtEndOf(
    facts.filter((fact) => fact.serviceId === serviceId),
    term.year
  );
}

/** The address of a page of the link. */
export function linkPath({ params, locals }: LinkEvent, below = ''): string {
  return inLanguage(`/u/${params.token}/vykaz${below}`, locals.locale);
}
