import { error, fail, redirect } from '@sveltejs/kit';
import { formats } from '#lib/i18n/format.ts';
import { readReport, refusedParts, shownReport, typedReport } from '#lib/server/desk/forms/report-form.ts';
import { readSentRevision } from '#lib/server/desk/forms/typed-values.ts';
import { reportParts, saidParts } from '#lib/server/report-parts.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { fillReport } from '#lib/server/use-cases/directory/reporting/fill-report.ts';
import type { LinkEvent } from '../../open-link.ts';
import { knownOf, linkPath, openReportLink, progressOf } from '../open-report-link.ts';
import type { Actions, PageServerLoad } from './$types';

type FormEvent = LinkEvent & { params: { token: string; vykaz: string } };

/** One report of the link. A link that opens nothing, and a report that takes nothing more, say so on their page. */
async function openForm(event: FormEvent) {
  const open = await openReportLink(event);
  if (!open || open.use !== 'open') redirect(303, linkPath(event));
  const row = open.rows.find(({ report }) => report.id === event.params.vykaz);
  if (!row) error(404, event.locals.t('error.404.title'));
  const progress = progressOf(row.report, open.term);
  const isOpen = progress === 'empty' || progress === 'begun' || progress === 'ready';
  return { open, ...row, isOpen, year: open.term.year, names: open.names };
}

export const load: PageServerLoad = async (event) => {
  const { open, report, service, isOpen, year, names } = await openForm(event);
  if (!isOpen) redirect(303, linkPath(event));
  const { t, locale } = event.locals;
  const known = knownOf(open, service.id);
  const saying = { year, t, locale, sourceName: names.source };
  return {
    title: t('yearlyLink.formTitle', { year: String(year) }),
    service: service.name,
    lead: t('yearlyLink.formLead', { day: formats(locale).day(`${year}-12-31` as `${number}-12-31`) }),
    reason: report.returnReason,
    backHref: linkPath(event),
    revision: report.revision,
    known: reportParts(null, known, saying).map((part) => part.known),
    shown: shownReport(typedReport(report.content, known, { t, names }), year, { t, names })
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { open, report, year, names } = await openForm(event);
    const { t, locale, db } = event.locals;
    const sent = await event.request.formData();
    const seenRevision = readSentRevision(sent.get('videne'));
    const { typed, content, faults } = readReport(sent, year, { t, names });
    const again = (wrong: typeof faults) => shownReport(typed, year, { t, names, faults: wrong });
    if (faults.length > 0) return fail(422, { shown: again(faults), revision: seenRevision, theirs: null });
    const filled = await inTransaction(db, open.body.bodyId, (stores) =>
      fillReport(stores, {
        ...{ tokenHash: open.tokenHash, reportId: report.id, content, seenRevision, now: new Date() }
      })
    );
    switch (filled.outcome) {
      case 'kept':
        return redirect(303, `${linkPath(event)}?hotovo=ulozene`);
      case 'gone':
        return error(404, t('error.404.title'));
      case 'not-open':
      case 'closed':
        return redirect(303, `${linkPath(event)}?hotovo=neulozene`);
      case 'refused':
        return fail(422, { shown: again(refusedParts(filled.faults)), revision: seenRevision, theirs: null });
      case 'changed-meanwhile':
        return fail(409, {
          ...{ shown: again([]), revision: filled.report.revision },
          theirs: saidParts(filled.report.content, { year, t, locale, sourceName: names.source })
        });
    }
  }
};
