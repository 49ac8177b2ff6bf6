import { fail, redirect } from '@sveltejs/kit';
import { missingKinds } from '#lib/domain/directory/reporting/report-content.ts';
import { stateOf } from '#lib/domain/directory/reporting/yearly-report.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { isUuid, readSentRevision } from '#lib/server/desk/forms/typed-values.ts';
import { saidParts } from '#lib/server/report-parts.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { sendReports } from '#lib/server/use-cases/directory/reporting/fill-report.ts';
import type { LinkEvent } from '../open-link.ts';
import type { Actions, PageServerLoad } from './$types';
import {
  type LinkedRow,
  linkPath,
  type OpenReportLink,
  openReportLink,
  progressOf
} from './open-report-link.ts';

/** Only shows the reports: scanners of mail open every link, and must send nothing. */
export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const open = await openReportLink(event);
  const [done, sent] = [url.searchParams.get('hotovo'), Number(url.searchParams.get('pocet') ?? 0) || 0];
  const said = {
    isKept: done === 'ulozene',
    isTooLate: done === 'neulozene',
    sent: done === 'odoslane' ? sent : null
  };
  if (!open || open.use !== 'open') {
    const title = locals.t('confirm.closed');
    const none = { bodyName: '', lead: '', until: '', isLocked: false, services: [], ready: [] };
    return { title, use: open?.use ?? ('unknown' as const), ...none, ...said };
  }
  const { body, term, rows, links } = open;
  const { t, locale } = locals;
  const { day } = formats(locale);
  const year = String(term.year);
  const last = links.map(({ expiresAt }) => expiresAt).toSorted((one, other) => +other - +one)[0];
  const isLocked = term.lockedAt !== null;
  return {
    title: t('yearlyLink.title', { year }),
    ...{ use: open.use, bodyName: body.name, isLocked },
    lead: t('yearlyLink.lead', { bodyName: body.name, due: day(term.dueOn) }),
    until: last ? day(dayInSlovakia(last)) : '',
    services: rows.map((row) => shownService(open, row, event)),
    ready: rows
      .filter(({ report }) => progressOf(report, term) === 'ready')
      .map(({ report }) => ({ id: report.id, revision: report.revision })),
    ...said
  };
};

function shownService(open: OpenReportLink, { report, service }: LinkedRow, event: LinkEvent) {
  const { t, locale } = event.locals;
  const { day } = formats(locale);
  const progress = progressOf(report, open.term);
  const isOpen = progress === 'empty' || progress === 'begun' || progress === 'ready';
  const on = progress === 'accepted' ? report.acceptedAt : report.sentAt;
  const saying = { year: open.term.year, t, locale, sourceName: open.names.source };
  return {
    id: report.id,
    name: service.name,
    progress,
    on: on && !isOpen ? day(dayInSlovakia(on)) : '',
    reason: stateOf(report, open.term) === 'returned' ? report.returnReason : null,
    missing: progress === 'begun' ? missingKinds(report.content) : [],
    wasAccepted: report.acceptedAt !== null,
    lines: isOpen ? [] : saidParts(report.content, saying).flat(),
    href: isOpen ? linkPath(event, `/${report.id}`) : null
  };
}

export const actions: Actions = {
  default: async (event) => {
    const open = await openReportLink(event);
    if (!open) return fail(410, { problem: null });
    const seen = (await event.request.formData()).getAll('vykaz').flatMap((sent) => {
      const [id = '', revision] = String(sent).split(' ');
      return isUuid(id) ? [{ id, revision: readSentRevision(revision) }] : [];
    });
    const { tokenHash, body } = open;
    const sent = await inTransaction(event.locals.db, body.bodyId, (stores) =>
      sendReports(stores, { tokenHash, seen, now: new Date() })
    );
    // The page itself says why a link opens nothing, and that the term is locked.
    if (sent.outcome === 'not-open') return fail(410, { problem: null });
    if (sent.outcome === 'locked') return fail(409, { problem: null });
    if (sent.outcome === 'gone') return fail(410, { problem: 'gone' as const });
    if (sent.outcome !== 'sent') return fail(409, { problem: sent.outcome });
    redirect(303, `${linkPath(event)}?hotovo=odoslane&pocet=${sent.reports}`);
  }
};
