import { error, fail, redirect } from '@sveltejs/kit';
import { compareTypings, controlOf } from '#lib/domain/surveys/paper/double-entry.ts';
import { type PaperQuestion, paperQuestions } from '#lib/domain/surveys/paper/paper-field.ts';
import type { Response } from '#lib/domain/surveys/questionnaire/response.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { answeredText } from '#lib/server/desk/answered-text.ts';
import type { Stores } from '#lib/server/stores.ts';
import {
  COUNTED_AT_ONCE,
  countSheets,
  removeSheet,
  settleSheet
} from '#lib/server/use-cases/surveys/settle-sheets.ts';
import { responseOf } from '#lib/server/use-cases/surveys/type-sheet.ts';
import { openDesk } from '../../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['counted', 'settled', 'removed'] as const;
/** Sheets with differences on one page. */
const SHOWN = 20;

/** How far typing is, the differences that wait, and whether the sheets may count. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t } = event.locals;
  const id = event.params.dotaznik;
  const found = await desk.inBody((stores) => read(stores, id));
  if (!found) error(404, t('error.404.title'));
  const { control, counted, differences } = found;
  return {
    ...{ title: t('typing.control.title'), id, control, counted },
    differences: differences.map(({ number, questions, first, second }) => ({
      number,
      questions: questions.map((question) => ({
        ...{ id: question.question.id, number: question.number, text: question.question.text.sk },
        first: answeredText(question, first, t),
        second: answeredText(question, second, t)
      }))
    })),
    done: DONE.find((one) => one === event.url.searchParams.get('stav')) ?? null
  };
};

type Difference = { number: number; questions: PaperQuestion[]; first: Response; second: Response };

async function read(stores: Stores, id: string) {
  const { questionnaires, paperSheets } = stores;
  if (!(await questionnaires.find(id))) return null;
  const sheets = await paperSheets.list(id);
  const control = controlOf(sheets);
  const differences: Difference[] = [];
  for (const number of control.toSettle.slice(0, SHOWN)) {
    const sheet = await paperSheets.lock(id, number);
    const version = sheet && (await questionnaires.findVersion(id, sheet.version));
    if (!version) continue;
    const entries = await paperSheets.listEntries(id, [number]);
    const [first, second] = [responseOf(entries, 'first'), responseOf(entries, 'second')];
    const questions = paperQuestions(version.content);
    const { differing } = compareTypings(questions, first, second);
    const differ = questions.filter(({ question }) => differing.includes(question.id));
    differences.push({ number, questions: differ, first, second });
  }
  const counted = sheets.filter(({ state }) => state === 'counted').length;
  return { control, counted, differences };
}

type Event = Parameters<Actions[string]>[0];

function here({ params, locals }: Event, done: string): string {
  const path = `/pracovisko/${params.obec}/dotazniky/${params.dotaznik}/prepis/kontrola?stav=${done}`;
  return inLanguage(path, locals.locale);
}

export const actions: Actions = {
  rozhodnut: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const form = await event.request.formData();
    const number = Number(form.get('cislo'));
    const settling = new Map<string, 'first' | 'second'>();
    for (const [name, value] of form)
      if (name.startsWith('r-') && (value === 'first' || value === 'second'))
        settling.set(name.slice(2), value);
    const settled = { questionnaireId: event.params.dotaznik, number, settling, today: event.locals.today };
    const outcome = await desk.inBody((stores) => settleSheet(stores, desk.actor, settled));
    if (outcome === 'settled') redirect(303, here(event, 'settled'));
    if (outcome === 'undecided')
      return fail(422, {
        errors: [{ field: `h-${number}`, text: event.locals.t('typing.undecided', { number }) }]
      });
    error(404, event.locals.t('error.404.title'));
  },
  odstranit: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const form = await event.request.formData();
    const named = { questionnaireId: event.params.dotaznik, number: Number(form.get('cislo')) || 0 };
    const outcome = await desk.inBody((stores) => removeSheet(stores, desk.actor, named));
    if (outcome === 'removed') redirect(303, here(event, 'removed'));
    return fail(422, { errors: [{ field: 'cislo', text: event.locals.t('typing.noSuchSheet') }] });
  },
  zapocitat: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const { t, today } = event.locals;
    const named = { questionnaireId: event.params.dotaznik, today };
    for (;;) {
      const counted = await desk.inBody((stores) => countSheets(stores, desk.actor, named));
      if (counted.outcome === 'gone' || counted.outcome === 'not-allowed') error(404, t('error.404.title'));
      if (counted.outcome !== 'counted')
        return fail(422, { errors: [{ field: 'zapocitat', text: t(`typing.refused.${counted.outcome}`) }] });
      if (counted.sheets < COUNTED_AT_ONCE) break;
    }
    redirect(303, here(event, 'counted'));
  }
};
