import { error, redirect } from '@sveltejs/kit';
import { PAPER_LANGUAGES } from '#lib/domain/surveys/paper/page-code.ts';
import { isSheetNumber, MOST_IN_FILE, sheetNumbers } from '#lib/domain/surveys/paper/sheet-numbers.ts';
import { languagesOf } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { printSheets } from '#lib/server/use-cases/surveys/print-sheets.ts';
import { openDesk } from '../../../../desk.ts';
import { openVersionAt } from '../open-version.ts';
import type { Actions, PageServerLoad } from './$types';

const FORMS = ['strany', 'zosit'] as const;

/** What is to be printed: in which wording and form, and with which numbers. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t } = event.locals;
  const { questionnaire, version } = await openVersionAt(desk, event.params.dotaznik, t);
  const printedTo = await desk.inBody(({ questionnaires }) => questionnaires.printedTo(questionnaire.id));
  return {
    ...{ title: t('paper.title'), id: questionnaire.id, mostInFile: MOST_IN_FILE },
    name: version?.content.title.sk ?? null,
    languages: version ? (['sk', ...languagesOf(version.content)] as const) : [],
    hasPlaces: version ? questionsOf(version.content).some(({ type }) => type === 'place') : false,
    nextNumber: isSheetNumber(printedTo + 1) ? printedTo + 1 : 1,
    ready: readyFile(event.url.searchParams)
  };
};

/** A file whose sheets have their numbers; null where none was asked for. */
function readyFile(said: URLSearchParams) {
  const form = FORMS.find((one) => one === said.get('podoba'));
  const language = PAPER_LANGUAGES.find((one) => one === said.get('jazyk'));
  if (!form || !language) return null;
  const count = Number(said.get('pocet'));
  const numbers = sheetNumbers({ from: Number(said.get('od')), count });
  const [from = 0] = numbers;
  return { form, language, from, to: numbers.at(-1) ?? from, count: from === 0 ? 0 : numbers.length };
}

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const { params, locals } = event;
    const form = await event.request.formData();
    const said = new URLSearchParams({
      podoba: FORMS.find((one) => one === form.get('podoba')) ?? 'strany',
      jazyk: PAPER_LANGUAGES.find((one) => one === form.get('jazyk')) ?? 'sk'
    });
    if (form.get('cisla') === 'vytlacene') {
      const wanted = { from: Number(form.get('od')), count: Number(form.get('pocet')) };
      const outcome = await desk.inBody((stores) =>
        printSheets(stores, desk.actor, { questionnaireId: params.dotaznik, ...wanted })
      );
      if (outcome.outcome !== 'numbered') error(404, locals.t('error.404.title'));
      said.set('od', String(outcome.from));
      said.set('pocet', String(outcome.count));
    }
    const here = `/pracovisko/${params.obec}/dotazniky/${params.dotaznik}/papier?${said}`;
    redirect(303, inLanguage(here, locals.locale));
  }
};
