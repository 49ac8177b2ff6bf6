import { minutesLeft, nextGuideStep } from '#lib/server/desk/guide/guide-steps.ts';
import { missingIn, stepsOf } from '../../guide-page.ts';
import { openPlan } from '../../open-plan.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'edit-plan');
  const steps = stepsOf(open, null);
  return {
    ...open.page('sprievodca', event.locals.t('guide.title'), {}),
    steps,
    next: nextGuideStep(steps) ?? null,
    left: minutesLeft(steps),
    missing: missingIn(open.findings)
  };
};
