import { fail } from '@sveltejs/kit';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { shownReceipt } from '#lib/domain/surveys/answering/receipt.ts';
import { languagesOf, lengthOf } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { publishedResults } from '#lib/server/db/survey-results.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { type SheetStep, stepThrough } from '#lib/server/public/questionnaire/answer-sheet.ts';
import { shownPage } from '#lib/server/public/questionnaire/shown-page.ts';
import { answersSoFar, langOf, wordedIn } from '#lib/server/public/questionnaire/shown-sheet.ts';
import { isDoubtfulSheet } from '#lib/server/rate-limits.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { submitResponse } from '#lib/server/use-cases/surveys/submit-response.ts';
import { openOwner } from '../../open-owner.ts';
import type { Actions, PageServerLoad } from './$types';
import { openAsked } from './open-asked.ts';

/** A field that people do not see; whoever fills it in is a program, and a person looks at what it sent. */
const TRAP = 'web';

export const load: PageServerLoad = async ({ locals, parent, params }) => {
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
      isOpen: state === 'open',
      send: async ({ key, language }, given) => {
        const trapped = typeof form.get(TRAP) === 'string' && form.get(TRAP) !== '';
        const doubtful = (await isDoubtfulSheet(event.getClientAddress())) || trapped;
        return inTransaction(locals.db, body.bodyId, (stores) =>
          submitResponse(stores, asked, {
            ...{ given, key, language, doubtful, contact: typedContact, channel: 'web' },
            ...{ sentOn: locals.today, openAt: now }
          })
        );
      }
    });
    return answerTo(step, { asked, typedContact, formKey, t: locals.t });
  }
};

type Told = Parameters<typeof shownPage>[1] & Pick<App.Locals, 't'>;

function answerTo(step: SheetStep, told: Told) {
  const { content } = told.asked;
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
