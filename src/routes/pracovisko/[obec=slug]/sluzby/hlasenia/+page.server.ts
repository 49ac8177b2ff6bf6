import { error, fail, redirect } from '@sveltejs/kit';
import { REPORT_MAX_LENGTH, type WrongRecordReport } from '#lib/domain/directory/wrong-record.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { reportAnswerMail } from '#lib/server/mail/report-answer-mail.ts';
import { closeReport } from '#lib/server/use-cases/directory/report-wrong-record.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many answered reports are shown below those that wait. */
const CLOSED_SHOWN = 20;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale } = event.locals;
  const { services, open, closed } = await desk.inBody(async ({ directory, wrongRecords }) => ({
    services: await directory.ownServices(),
    open: await wrongRecords.listOpen(),
    closed: await wrongRecords.listClosed(CLOSED_SHOWN)
  }));
  const mayAnswer = may(desk.actor, 'answer-reports');
  const nameOf = new Map(services.map(({ id, name }) => [id, name]));
  const base = inLanguage(`/pracovisko/${desk.body.slug}/sluzby`, locale);
  const { shortDay } = formats(locale);
  const shown = ({ id, serviceId, what, contact, reportedAt, closedAt, answer }: WrongRecordReport) => ({
    ...{ id, what, answer, service: nameOf.get(serviceId) ?? '', href: `${base}/${serviceId}` },
    // Who reported it concerns those who answer, and nobody else.
    contact: mayAnswer ? contact : null,
    reported: t('reports.when', { day: shortDay(dayInSlovakia(reportedAt)) }),
    closed: closedAt ? t('reports.closedOn', { day: shortDay(dayInSlovakia(closedAt)) }) : ''
  });
  return {
    title: t('reports.title'),
    mayAnswer,
    limit: REPORT_MAX_LENGTH,
    open: open.map(shown),
    closed: closed.map(shown),
    isClosed: event.url.searchParams.has('hotovo')
  };
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'answer-reports');
    const { t, locale } = event.locals;
    const form = await event.request.formData();
    const [id, answer] = [textOf(form, 'id'), textOf(form, `answer-${textOf(form, 'id')}`)];
    const outcome = isUuid(id)
      ? await desk.inBody((stores) =>
          closeReport(stores, desk.actor, { id, answer, now: new Date() }, (letter) =>
            stores.queueMail(reportAnswerMail({ ...letter, bodyName: desk.body.name }))
          )
        )
      : 'gone';
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome !== 'closed') {
      const field = outcome === 'empty' || outcome === 'too-long' ? { field: `answer-${id}` } : {};
      return fail(422, { id, answer, errors: [{ ...field, text: t(`reports.error.${outcome}`) }] });
    }
    theInstallation().mail.wake();
    redirect(303, `${inLanguage(`/pracovisko/${desk.body.slug}/sluzby/hlasenia`, locale)}?hotovo`);
  }
};
