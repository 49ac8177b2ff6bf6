import { shownFindings } from '#lib/server/desk/shown-findings.ts';
import { keepSentAnswer } from '../../answer-sent.ts';
import { openPlan } from '../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  return open.page('uplnost', event.locals.t('plan.step.completeness'), {
    findings: shownFindings(open.findings, open.path, open.context),
    mayEdit: open.may('edit-plan'),
    mayAnswer: open.may('answer-warning'),
    isKept: event.url.searchParams.has('ulozene')
  });
};

export const actions: Actions = { default: (event) => keepSentAnswer(event, 'uplnost') };
