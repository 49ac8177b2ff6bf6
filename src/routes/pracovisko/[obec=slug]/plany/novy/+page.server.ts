import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { generateNKeysBetween } from 'fractional-indexing';
import { STARTING_INDICATORS, type StartingIndicatorCode } from '#lib/domain/plans/indicator.ts';
import type { PlanRefusal } from '#lib/domain/plans/plan.ts';
import { yearOf } from '#lib/domain/shared/calendar-day.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { readForm, typedForm } from '#lib/server/desk/forms/form-field.ts';
import type { AnyFields } from '#lib/server/desk/forms/item-form.ts';
import { newPlanFields, PLAN_REFUSED_AT } from '#lib/server/desk/forms/plan-forms.ts';
import { faultLines, shownFields } from '#lib/server/desk/shown-fields.ts';
import { createPlan } from '#lib/server/use-cases/plans/create-plan.ts';
import { openDesk } from '../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../form-token.ts';
import type { FormOnPage } from '../keep-sent-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { body } = await openDesk(event, 'create-plan');
  const { t, today } = event.locals;
  const first = yearOf(today) + 1;
  const fields = newPlanFields({ t }) as AnyFields;
  const typed = {
    title: t('plan.new.usualTitle', { body: body.name }),
    validFrom: `${first}-01-01`,
    validTo: `${first + 4}-12-31`,
    mode: 'small-village'
  };
  const shown: FormOnPage = {
    ...{ id: newFormToken(), revision: null, errors: [], conflict: null },
    fields: shownFields(fields, typed, [], t)
  };
  const backHref = inLanguage(`/pracovisko/${event.params.obec}/plany`, event.locals.locale);
  return { title: t('plan.new.title'), shown, backHref };
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'create-plan');
    const { t, locale, today } = event.locals;
    const sent = await event.request.formData();
    const id = sentToken(sent, 'id');
    const fields = newPlanFields({ t });
    const typed = typedForm(fields as AnyFields, sent);
    const { values, faults } = readForm(fields, typed);
    const back = (found: Parameters<typeof faultLines>[0], status = 422) =>
      fail(status, {
        ...{ id, revision: null, conflict: null },
        fields: shownFields(fields as AnyFields, typed, found, t),
        errors: faultLines(found, t)
      } satisfies FormOnPage);
    if (faults.length > 0) return back(faults);

    const address = inLanguage(`/pracovisko/${event.params.obec}/plany/${id}`, locale);
    const made = await onceMore(() =>
      desk.inBody(async (stores) => {
        // A second click on the same form: the plan is there already.
        if (await stores.plans.find(id)) return 'created';
        return createPlan(stores, desk.actor, {
          ...{ ...values, id, today },
          ...startingIndicators(),
          newId: randomUUID,
          positions: generateNKeysBetween(null, null, STARTING_INDICATORS.length)
        });
      })
    );
    if (made === 'not-allowed') error(403, t('error.403.title'));
    if (made !== 'created') return back([refusedAt(made)]);
    // Whoever begins with an old plan brings it next.
    redirect(303, event.url.searchParams.has('stary') ? `${address}/stary-plan` : address);
  }
};

const refusedAt = (refusal: PlanRefusal) => ({ field: PLAN_REFUSED_AT[refusal], word: refusal });

/** A plan is Slovak whatever language the desk speaks to its clerk. */
function startingIndicators() {
  const t = messages('sk');
  const titles = STARTING_INDICATORS.map(({ code }) => [code, t(`planTerm.indicator.${code}`)]);
  return {
    indicatorTitles: Object.fromEntries(titles) as Record<StartingIndicatorCode, string>,
    indicatorSource: t('plan.new.indicatorSource')
  };
}
