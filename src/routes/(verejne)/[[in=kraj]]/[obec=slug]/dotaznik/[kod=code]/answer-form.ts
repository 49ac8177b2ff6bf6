import { fail, type RequestEvent } from '@sveltejs/kit';
import { shownReceipt } from '#lib/domain/surveys/answering/receipt.ts';
import { type Asking, type TakenStep, takeStep } from '#lib/server/public/questionnaire/sheet-form.ts';
import { shownPage } from '#lib/server/public/questionnaire/shown-page.ts';
import { answersSoFar, langOf } from '#lib/server/public/questionnaire/shown-sheet.ts';
import { openOwner } from '../../open-owner.ts';
import { openAsked } from './open-asked.ts';

type AnsweringEvent = Pick<RequestEvent, 'locals' | 'url' | 'request' | 'getClientAddress'> & {
  params: { in?: string | undefined; obec: string; kod: string };
};

/** One step of a person through a questionnaire, on the web or at a kiosk. */
export async function answerForm(event: AnsweringEvent, asking: Asking) {
  const { locals, params, request } = event;
  const body = await openOwner(event);
  const opened = await openAsked(locals, body.bodyId, params.kod, new Date());
  const found = { ...opened, bodyId: body.bodyId };
  return answerTo(await takeStep(locals, found, await request.formData(), asking));
}

/** What a page says of a step that was taken. */
export function answerTo({ step, told }: TakenStep) {
  const { t, asked } = told;
  if (step.step === 'no-code') {
    const codeError = t(`sheet.code.${step.refusal}`);
    return fail(422, { view: 'start' as const, codeError, typedCode: step.typed });
  }
  const wording = langOf(step.state.language);
  if (step.step === 'receipt')
    return { view: 'receipt' as const, wording, receipt: shownReceipt(step.receipt) };
  if (step.step === 'closed') {
    const answers = answersSoFar(asked.content, step.state.answers, step.state.language, t);
    return { view: 'closed' as const, wording, answers };
  }
  const page = { view: 'page' as const, wording, ...shownPage(step, told) };
  return page.errors.length > 0 || page.notice ? fail(422, page) : page;
}
