import { error, fail, redirect } from '@sveltejs/kit';
import { countStates } from '#lib/domain/directory/reporting/report-state.ts';
import {
  FIRST_REPORTED_YEAR,
  LONGEST_TERM_DAYS,
  type TermRefusal
} from '#lib/domain/directory/reporting/reporting-term.ts';
import { stateOf } from '#lib/domain/directory/reporting/yearly-report.ts';
import { addDays, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readTypedDay, readTypedYear } from '#lib/server/desk/forms/typed-values.ts';
import { openTerm } from '#lib/server/use-cases/directory/reporting/open-term.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../desk.ts';
import { newFormToken, sentToken } from '../../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';

/** How long providers usually have. */
const USUAL_DAYS = 30;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { terms, reports, services } = await desk.inBody(async ({ yearlyReports, directory }) => ({
    terms: await yearlyReports.listTerms(),
    reports: await yearlyReports.listReports(),
    services: new Set((await directory.ownServices()).map(({ id }) => id))
  }));
  const base = inLanguage(`/pracovisko/${desk.body.slug}/sluzby`, locale);
  const { shortDay } = formats(locale);
  return {
    title: t('yearly.title'),
    mayOpen: may(desk.actor, 'ask-providers'),
    hasServices: services.size > 0,
    terms: terms.map((term) => {
      const own = reports.filter((one) => one.termId === term.id && services.has(one.serviceId));
      return {
        year: String(term.year),
        href: `${base}/vykazy/${term.year}`,
        due: shortDay(term.dueOn),
        isLocked: term.lockedAt !== null,
        counts: countStates(own.map((report) => stateOf(report, term))),
        accepted: own.filter(({ acceptedAt }) => acceptedAt !== null).length,
        all: own.length
      };
    }),
    token: newFormToken(),
    usual: { year: String(yearOf(today) - 1), dueOn: addDays(today, USUAL_DAYS) }
  };
};

/** The field at which a refusal belongs. */
const AT: Readonly<Record<TermRefusal | 'opened-already', 'year' | 'dueOn'>> = {
  'not-a-year': 'year',
  'year-not-over': 'year',
  'year-too-old': 'year',
  'opened-already': 'year',
  'impossible-day': 'dueOn',
  'due-in-past': 'dueOn',
  'due-too-late': 'dueOn'
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'ask-providers');
    const { t, locale, today } = event.locals;
    const form = await event.request.formData();
    const typed = { year: textOf(form, 'year'), dueOn: textOf(form, 'dueOn') };
    const [year, dueOn] = [readTypedYear(typed.year), readTypedDay(typed.dueOn)];
    const faults = [
      ...(year === null ? [{ field: 'year', text: t('item.fault.not-a-year') }] : []),
      ...(dueOn === null ? [{ field: 'dueOn', text: t('item.fault.not-a-day') }] : [])
    ];
    if (year === null || dueOn === null) return fail(422, { typed, errors: faults });
    const opened = await desk.inBody((stores) =>
      openTerm(stores, desk.actor, { id: sentToken(form), year, dueOn, today })
    );
    if (opened.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (opened.outcome === 'refused') {
      const bounds = { first: String(FIRST_REPORTED_YEAR), days: LONGEST_TERM_DAYS, year: String(year) };
      const text = t(`yearly.refused.${opened.refusal}`, bounds);
      return fail(422, { typed, errors: [{ field: AT[opened.refusal], text }] });
    }
    redirect(
      303,
      `${inLanguage(`/pracovisko/${desk.body.slug}/sluzby/vykazy/${year}`, locale)}?hotovo=otvorene`
    );
  }
};
