import { languagesOf } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { langOf, shownSections, wordedIn } from '#lib/server/public/questionnaire/shown-sheet.ts';
import { openDesk } from '../../../../desk.ts';
import { questionnaireAt } from '../../open-questionnaire-page.ts';
import type { PageServerLoad } from './$types';

/** The last version as people will see it, all on one page; nothing filled in here goes anywhere. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t } = event.locals;
  const { questionnaire, latest } = await questionnaireAt(desk, event.params.dotaznik, t);
  const { content } = latest;
  const languages = ['sk', ...languagesOf(content)] as const;
  const language = languages.find((one) => one === event.url.searchParams.get('jazyk')) ?? 'sk';
  const state = { whole: true, page: 0, answers: {}, language };
  return {
    title: t('surveys.previewOf', { title: content.title.sk }),
    name: wordedIn(content.title, language),
    intro: content.intro && wordedIn(content.intro, language),
    ...{ id: questionnaire.id, languages, language, wording: langOf(language) },
    sections: shownSections(content, state, { faults: new Map(), t })
  };
};
