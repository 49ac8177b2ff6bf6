import { error, fail, redirect } from '@sveltejs/kit';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { answerWarning } from '#lib/server/use-cases/plans/answer-warning.ts';
import { openDesk } from '../../desk.ts';
import { type PlanEvent, planPath } from './open-plan.ts';

/** Keeps the reason somebody gave to a warning. @param page the list that is shown again, under the plan */
export async function keepSentAnswer(event: PlanEvent, page: string) {
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
  if (outcome === 'no-such-warning') redirect(303, `${planPath(event)}/${page}`);
  if (outcome !== 'answered') return back(t(`completeness.refusal.${outcome}`));
  redirect(303, `${planPath(event)}/${page}?ulozene`);
}
