import { fail } from '@sveltejs/kit';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { shownReceipt } from '#lib/domain/surveys/answering/receipt.ts';
import {
  languagesOf,
  lengthOf,
  type QuestionnaireMode,
  takesCode
} from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { publishedResults } from '#lib/server/db/survey-results.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { type SheetStep, stepThrough } from '#lib/server/public/questionnaire/answer-sheet.ts';
import { shownPage } from '#lib/server/public/questionnaire/shown-page.ts';
import { answersSoFar, langOf, wordedIn } from '#lib/server/public/questionnaire/shown-sheet.ts';
import { isDoubtfulSheet } from '#lib/server/rate-limits.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { refuseCode } from '#lib/server/use-cases/surveys/letter-codes.ts';
import { submitResponse } from '#lib/server/use-cases/surveys/submit-response.ts';
import { openOwner } from '../../open-owner.ts';
import type { Actions, PageServerLoad } from './$types';
import { openAsked } from './open-asked.ts';

/** A field that people do not see; whoever fills it in is a program, and a person looks at what it sent. */
const TRAP = 'web';

/** The code field of the first page: a QR code on a letter fills it in. */
function typedCode(mode: QuestionnaireMode, url: URL): { needsCode: boolean; code: string } {
  const needsCode = takesCode(mode, 'web');
  return { needsCode, code: needsCode ? (url.searchParams.get('kod') ?? '').slice(0, 40) : '' };
}

export const load: PageServerLoad = async ({ locals, parent, params, url }) => {
  const { body, frame } = await parent();
  const { asked, state } = await openAsked(locals, body.bodyId, params.kod, new Date());
  const { content } = asked;
  const language = locals.locale === 'en' && languagesOf(content).includes('en') ? 'en' : 'sk';
  const { questions, minutes } = lengthOf(content);
  return {
    title: wordedIn(content.title, language),
    description: content.intro ? wordedIn(content.intro, language) : locals.t('sheet.description'),
    frame,
    state,
    intro: content.intro && wordedIn(content.intro, language),
    wording: content.title[language] ? langOf(language) : ('sk' as const),
    language,
    languages: ['sk', ...languagesOf(content)] as const,
    length: { questions, minutes },
    opensOn: dayInSlovakia(asked.opensAt),
    lastDay: dayInSlovakia(new Date(asked.closesAt.getTime() - 1)),
    smallBody: asked.smallBody,
    ...typedCode(asked.mode, url),
    path: `${body.home}/dotaznik/${asked.code}`,
    hasResults:
      state === 'closed' &&
      (await publishedResults(locals.publicDb).find(body.bodyId, asked.id)) !== undefined
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const body = await openOwner(event);
    const now = new Date();
    const { asked, state } = await openAsked(locals, body.bodyId, params.kod, now);
    const form = await request.formData();
    const { formKey } = theInstallation();
    const contact = form.get('kontakt');
    const typedContact = typeof contact === 'string' ? contact : '';
    const step = await stepThrough(asked, form, {
      formKey,
      channel: 'web',
      isOpen: state === 'open',
      refuseCode: (code) =>
        inTransaction(locals.db, body.bodyId, (stores) => refuseCode(stores, asked.id, code)),
      send: async ({ key, language, code }, given) => {
        const trapped = typeof form.get(TRAP) === 'string' && form.get(TRAP) !== '';
        // A code is used once, so however many come from one address they are of so many people.
        const frequent = code === '' && (await isDoubtfulSheet(event.getClientAddress()));
        const doubtful = frequent || trapped;
        return inTransaction(locals.db, body.bodyId, (stores) =>
          submitResponse(stores, asked, {
            ...{ given, key, language, code, doubtful, contact: typedContact, channel: 'web' },
            ...{ sentOn: locals.today, openAt: now }
          })
        );
      }
    });
    const needsCode = takesCode(asked.mode, 'web');
    return answerTo(step, { asked, typedContact, formKey, needsCode, t: locals.t });
  }
};

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
