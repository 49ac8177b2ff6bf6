import { error } from '@sveltejs/kit';
import { publishedQuestionnaires } from '#lib/server/db/published-questionnaires.ts';
import { publishedResults } from '#lib/server/db/survey-results.ts';
import { worded } from '#lib/server/survey-results/result-labels.ts';
import { shownResults } from '#lib/server/survey-results/shown-results.ts';
import type { PageServerLoad } from './$types';

/** What everybody may know of the answers to a questionnaire, as it was frozen when it was published. */
export const load: PageServerLoad = async ({ locals, parent, params }) => {
  const { publicDb, t, locale } = locals;
  const { body } = await parent();
  const asked = await publishedQuestionnaires(publicDb).findByCode(body.bodyId, params.kod.toLowerCase());
  const result = asked && (await publishedResults(publicDb).find(body.bodyId, asked.id));
  if (!result) error(404, t('error.404.title'));
  const { content, publishedOn, words } = result;
  const name = worded(asked.content.title, locale);
  return {
    title: t('results.title', { name: name.text }),
    description: t('results.description', { name: name.text }),
    ...{ name, publishedOn, smallBody: asked.smallBody },
    ...{ answers: content.answers, residents: content.residents },
    ...shownResults(asked.content, content, words, { t, locale })
  };
};
