import { fail, type RequestEvent } from '@sveltejs/kit';
import { shownReceipt } from '#lib/domain/surveys/answering/receipt.ts';
import { takesCode } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { type SheetStep, stepThrough } from '#lib/server/public/questionnaire/answer-sheet.ts';
import { isProven } from '#lib/server/public/questionnaire/proven-sheet.ts';
import { shownPage } from '#lib/server/public/questionnaire/shown-page.ts';
import { answersSoFar, langOf } from '#lib/server/public/questionnaire/shown-sheet.ts';
import { isDoubtfulSheet } from '#lib/server/rate-limits.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { refuseCode } from '#lib/server/use-cases/surveys/letter-codes.ts';
import { submitResponse } from '#lib/server/use-cases/surveys/submit-response.ts';
import { openOwner } from '../../open-owner.ts';
import { openAsked } from './open-asked.ts';

/** A field that people do not see; whoever fills it in is a program, and a person looks at what it sent. */
const TRAP = 'web';

type AnsweringEvent = Pick<RequestEvent, 'locals' | 'url' | 'request' | 'getClientAddress'> & {
  params: { in?: string | undefined; obec: string; kod: string };
};

/**
 * The way in which a sheet comes, and among whose it is counted when too many come at once; null for an interviewer, who
 * was let in by the desk.
 */
export type Asking = { channel: 'web' | 'kiosk' | 'interviewer'; crowd: string | null };

/** One step of a person through a questionnaire, on the web or at a kiosk. */
export async function answerForm(event: AnsweringEvent, { channel, crowd }: Asking) {
  const { locals, params, request } = event;
  const body = await openOwner(event);
  const now = new Date();
  const { asked, state } = await openAsked(locals, body.bodyId, params.kod, now);
  const form = await request.formData();
  const { formKey } = theInstallation();
  const contact = form.get('kontakt');
  const typedContact = typeof contact === 'string' ? contact : '';
  const step = await stepThrough(asked, form, {
    ...{ formKey, channel, isOpen: state === 'open' },
    refuseCode: (code) =>
      inTransaction(locals.db, body.bodyId, (stores) => refuseCode(stores, asked.id, code)),
    send: async ({ key, language, code }, given) => {
      const trapped = typeof form.get(TRAP) === 'string' && form.get(TRAP) !== '';
      // A code is used once, so however many come from one address they are of so many people.
      const isWorked = isProven(key, form.get('dokaz'));
      const frequent = crowd !== null && code === '' && (await isDoubtfulSheet(crowd, isWorked));
      return inTransaction(locals.db, body.bodyId, (stores) =>
        submitResponse(stores, asked, {
          ...{ given, key, language, code, channel, contact: typedContact },
          ...{ doubtful: frequent || trapped, sentOn: locals.today, openAt: now }
        })
      );
    }
  });
  const needsCode = takesCode(asked.mode, channel);
  return answerTo(step, { asked, typedContact, formKey, needsCode, t: locals.t });
}

type Told = Parameters<typeof shownPage>[1] & Pick<App.Locals, 't'>;

function answerTo(step: SheetStep, told: Told) {
  const { content } = told.asked;
  if (step.step === 'no-code') {
    const codeError = told.t(`sheet.code.${step.refusal}`);
    return fail(422, { view: 'start' as const, codeError, typedCode: step.typed });
  }
  const wording = langOf(step.state.language);
  if (step.step === 'receipt')
    return { view: 'receipt' as const, wording, receipt: shownReceipt(step.receipt) };
  if (step.step === 'closed') {
    const answers = answersSoFar(content, step.state.answers, step.state.language, told.t);
    return { view: 'closed' as const, wording, answers };
  }
  const page = { view: 'page' as const, wording, ...shownPage(step, told) };
  return page.errors.length > 0 || page.notice ? fail(422, page) : page;
}
