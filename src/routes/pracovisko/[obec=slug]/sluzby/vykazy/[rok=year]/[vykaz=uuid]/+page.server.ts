import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { afterStep } from '#lib/domain/directory/reporting/report-state.ts';
import type { ReportWarning } from '#lib/domain/directory/reporting/report-warnings.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { reportLetterWithLink } from '#lib/server/mail-links.ts';
import { showServices } from '#lib/server/public/show-directory.ts';
import { reportParts } from '#lib/server/report-parts.ts';
import {
  acceptReports,
  LONGEST_REASON,
  returnReport
} from '#lib/server/use-cases/directory/reporting/judge-report.ts';
import { textOf } from '../../../../../../prihlasenie/form-errors.ts';
import { openReport } from '../../report-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { desk: _, term, judged, names, termPath, path } = await openReport(event);
  const { t, locale } = event.locals;
  const { report, service, state, known, differs, warnings, stamp } = judged;
  const { day } = formats(locale);
  const on = (moment: Date | null) => (moment ? day(dayInSlovakia(moment)) : null);
  const saying = { year: term.year, t, locale, sourceName: names.source };
  const [sentOn, acceptedOn] = [on(report.sentAt), on(report.acceptedAt)];
  return {
    title: t('yearly.reportTitle', { year: String(term.year) }),
    service: service.name,
    termHref: termPath,
    enterHref: afterStep(state, 'fill') ? `${path}/zapis` : null,
    state,
    happened: [
      ...(report.enteredBy === null ? [] : [t('yearly.fromPaper')]),
      ...(sentOn ? [t('yearly.sentOn', { day: sentOn })] : []),
      ...(acceptedOn ? [t('yearly.acceptedOn', { day: acceptedOn })] : [])
    ],
    returnReason: state === 'returned' ? report.returnReason : null,
    isEmpty: report.content === null,
    parts: reportParts(report.content, known, saying).map((part) => ({
      ...part,
      differs: differs.includes(part.kind)
    })),
    warnings: state === 'sent' ? warnings.map((one) => warningText(one, t)) : [],
    stamp,
    limit: LONGEST_REASON,
    isReturned: event.url.searchParams.get('hotovo') === 'vratene',
    isLetterSent: event.url.searchParams.has('list'),
    isTooLate: event.url.searchParams.get('hotovo') === 'neulozene',
    isEntered: event.url.searchParams.get('hotovo') === 'zapisane'
  };
};

function warningText(warning: ReportWarning, t: Translate): string {
  switch (warning.word) {
    case 'over-capacity':
    case 'waiting-beside-free-places': {
      const { people, capacity } = warning;
      return t(`yearly.warning.${warning.word}`, { people, capacity });
    }
    case 'changed-much': {
      const { people, before } = warning;
      return t('yearly.warning.changed-much', { people, before });
    }
    default:
      return t(`yearly.warning.${warning.word}`);
  }
}

export const actions: Actions = {
  prijat: async (event) => {
    const { desk, term, judged, termPath } = await openReport(event);
    const seen = [{ id: judged.report.id, stamp: textOf(await event.request.formData(), 'videne') }];
    const accepted = await desk.inBody((stores) =>
      acceptReports(stores, desk.actor, { termId: term.id, seen, newId: randomUUID, now: new Date() })
    );
    if (accepted.outcome === 'not-allowed') error(403, event.locals.t('error.403.title'));
    if (accepted.outcome === 'gone') error(404, event.locals.t('error.404.title'));
    if (accepted.outcome !== 'accepted')
      return fail(409, { problem: accepted.outcome, reason: '', errors: [] });
    await showServices(theInstallation(), desk.body.bodyId, [judged.report.serviceId]);
    redirect(303, `${termPath}?hotovo=prijate&pocet=${accepted.reports}`);
  },

  vratit: async (event) => {
    const { desk, term, judged, path } = await openReport(event);
    const { t, today } = event.locals;
    const { origin, mail } = theInstallation();
    const reason = textOf(await event.request.formData(), 'reason');
    const returning = { termId: term.id, reportId: judged.report.id, reason, today, now: new Date() };
    const returned = await desk.inBody((stores) =>
      returnReport(stores, desk.actor, returning, reportLetterWithLink(stores, desk.body.name, origin))
    );
    switch (returned.outcome) {
      case 'not-allowed':
        return error(403, t('error.403.title'));
      case 'gone':
        return error(404, t('error.404.title'));
      case 'no-reason':
      case 'reason-too-long': {
        const errors = [{ field: 'reason', text: t(`yearly.error.${returned.outcome}`) }];
        return fail(422, { problem: null, reason, errors });
      }
      case 'locked':
      case 'not-sent':
        return fail(409, { problem: returned.outcome, reason, errors: [] });
      case 'returned':
        mail.wake();
        return redirect(303, `${path}?hotovo=vratene${returned.asked.letters > 0 ? '&list' : ''}`);
    }
  }
};
