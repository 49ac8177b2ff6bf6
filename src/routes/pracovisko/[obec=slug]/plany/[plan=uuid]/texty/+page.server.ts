import { planTextFields, planTextValues, withPlanTexts } from '#lib/server/desk/forms/plan-forms.ts';
import { keepPlanForm, type PlanForm, planFormOnPage } from '../../keep-plan-form.ts';
import { openPlan } from '../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

const FORM: PlanForm<ReturnType<typeof planTextValues>> = {
  segment: 'texty',
  fields: planTextFields,
  values: planTextValues,
  changed: withPlanTexts
};

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'edit-plan');
  return open.page(FORM.segment, event.locals.t('plan.step.texts'), {
    shown: planFormOnPage(FORM, open),
    isKept: event.url.searchParams.has('ulozene')
  });
};

export const actions: Actions = { default: (event) => keepPlanForm(FORM, event) };
