import { publishedResults } from '#lib/server/db/survey-results.ts';
import type { Actions, PageServerLoad } from './$types';
import { answerForm, answerTo } from './answer-form.ts';
import { askedPage } from './asked-page.ts';
import { openAsked } from './open-asked.ts';

export const load: PageServerLoad = async ({ locals, parent, params, url }) => {
  const { body, frame } = await parent();
  const opened = await openAsked(locals, body.bodyId, params.kod, new Date());
  const { asked, state } = opened;
  locals.foundSheet = { bodyId: body.bodyId, asked };
  return {
    ...askedPage(opened, { channel: 'web', t: locals.t, locale: locals.locale, url }),
    frame,
    questionnaire: asked.code,
    path: `${body.home}/dotaznik/${asked.code}`,
    hasResults:
      state === 'closed' &&
      (await publishedResults(locals.publicDb).find(body.bodyId, asked.id)) !== undefined
  };
};

export const actions: Actions = {
  default: (event) => {
    const { takenStep } = event.locals;
    return takenStep
      ? answerTo(takenStep)
      : answerForm(event, { channel: 'web', crowd: event.getClientAddress() });
  }
};
