import { error, fail, redirect } from '@sveltejs/kit';
import { afterStep } from '#lib/domain/directory/reporting/report-state.ts';
import { formats } from '#lib/i18n/format.ts';
import {
  missingParts,
  readReport,
  refusedParts,
  shownReport,
  typedReport
} from '#lib/server/desk/forms/report-form.ts';
import { readSentRevision } from '#lib/server/desk/forms/typed-values.ts';
import { reportParts, saidParts } from '#lib/server/report-parts.ts';
import { enterReport } from '#lib/server/use-cases/directory/reporting/fill-report.ts';
import { openReport } from '../../../report-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { term, judged, names, path } = await openReport(event);
  const { t, locale } = event.locals;
  const { report, service, state, known } = judged;
  // What was sent or locked is not written over; its page says where it stands.
  if (afterStep(state, 'fill') === null) redirect(303, path);
  const saying = { year: term.year, t, locale, sourceName: names.source };
  return {
    title: t('yearly.enterTitle', { year: String(term.year) }),
    service: service.name,
    lead: t('yearly.enterLead', { day: formats(locale).day(`${term.year}-12-31` as const) }),
    backHref: path,
    revision: report.revision,
    known: reportParts(null, known, saying).map((part) => part.known),
    shown: shownReport(typedReport(report.content, known, { t, names }), term.year, { t, names })
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { desk, term, judged, names, path } = await openReport(event);
    const { t, locale } = event.locals;
    const sent = await event.request.formData();
    const seenRevision = readSentRevision(sent.get('videne'));
    const { typed, content, faults } = readReport(sent, term.year, { t, names });
    const again = (wrong: typeof faults) => shownReport(typed, term.year, { t, names, faults: wrong });
    if (faults.length > 0) return fail(422, { shown: again(faults), revision: seenRevision, theirs: null });
    const entered = await desk.inBody((stores) =>
      enterReport(stores, desk.actor, {
        ...{ reportId: judged.report.id, content, seenRevision, now: new Date() }
      })
    );
    switch (entered.outcome) {
      case 'kept':
        return redirect(303, `${path}?hotovo=zapisane`);
      case 'not-allowed':
        return error(403, t('error.403.title'));
      case 'gone':
      case 'not-open':
        return error(404, t('error.404.title'));
      case 'closed':
        return redirect(303, `${path}?hotovo=neulozene`);
      case 'missing':
        return fail(422, { shown: again(missingParts(entered.kinds)), revision: seenRevision, theirs: null });
      case 'refused':
        return fail(422, {
          shown: again(refusedParts(entered.faults)),
          revision: seenRevision,
          theirs: null
        });
      case 'changed-meanwhile':
        return fail(409, {
          ...{ shown: again([]), revision: entered.report.revision },
          theirs: saidParts(entered.report.content, { year: term.year, t, locale, sourceName: names.source })
        });
    }
  }
};
