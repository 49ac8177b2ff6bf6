import { keepKindChoices, kindChoicesOnPage } from '../../kind-choices-form.ts';
import { openPlan } from '../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'edit-plan');
  return open.page('druhy', event.locals.t('plan.step.kinds'), {
    ...kindChoicesOnPage(open),
    isKept: event.url.searchParams.has('ulozene')
  });
};

export const actions: Actions = { default: (event) => keepKindChoices(event, 'druhy') };
