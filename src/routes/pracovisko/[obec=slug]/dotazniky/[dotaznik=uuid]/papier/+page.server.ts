import { MOST_IN_FILE } from '#lib/domain/surveys/paper/sheet-numbers.ts';
import { languagesOf } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import { openDesk } from '../../../../desk.ts';
import { openVersionAt } from '../open-version.ts';
import type { PageServerLoad } from './$types';

/** What is to be printed: in which wording and form, and with which numbers. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t } = event.locals;
  const { questionnaire, version } = await openVersionAt(desk, event.params.dotaznik, t);
  return {
    ...{ title: t('paper.title'), id: questionnaire.id, mostInFile: MOST_IN_FILE },
    name: version?.content.title.sk ?? null,
    languages: version ? (['sk', ...languagesOf(version.content)] as const) : [],
    hasPlaces: version ? questionsOf(version.content).some(({ type }) => type === 'place') : false
  };
};
