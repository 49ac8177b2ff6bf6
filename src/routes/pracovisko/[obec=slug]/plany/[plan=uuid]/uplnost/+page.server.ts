import { error, fail, redirect } from '@sveltejs/kit';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { shownFindings } from '#lib/server/desk/shown-findings.ts';
import { answerWarning } from '#lib/server/use-cases/plans/answer-warning.ts';
import { openDesk } from '../../../../desk.ts';
import { openPlan, planPath } from '../../open-plan.ts';
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

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'answer-warning');
    const { t, today } = event.locals;
    const sent = await event.request.formData();
    const textOf = (name: string) => plainText(String(sent.get(name) ?? '')).trim();
    const [rule, kind, id, reason] = [textOf('rule'), textOf('kind'), textOf('subject'), textOf('reason')];
    const field = `reason-${rule}-${id}`;
    const back = (text: string) => fail(422, { errors: [{ text, field }], answering: { rule, id }, reason });
    if (reason.length > 2000) return back(t('item.fault.too-long'));
    const outcome = await desk.inBody((stores) =>
      answerWarning(stores, desk.actor, {
        ...{ body: desk.body, planId: event.params.plan, rule, reason, today },
        subject: { kind, id }
      })
    );
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    // Somebody mended it meanwhile: there is nothing to answer any more, and the list says so.
    if (outcome === 'no-such-warning') redirect(303, `${planPath(event)}/uplnost`);
    if (outcome !== 'answered') return back(t(`completeness.refusal.${outcome}`));
    redirect(303, `${planPath(event)}/uplnost?ulozene`);
  }
};
