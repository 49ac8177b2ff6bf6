import { randomBytes } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import {
  withMoved,
  withoutQuestion,
  withQuestion
} from '#lib/domain/surveys/questionnaire/change-questions.ts';
import type { Question, Wording } from '#lib/domain/surveys/questionnaire/question.ts';
import { codeFrom } from '#lib/domain/surveys/questionnaire/questionnaire-code.ts';
import { questionsOf, type Section } from '#lib/domain/surveys/questionnaire/survey.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import {
  AS_BEFORE,
  conditionsFor,
  emptyQuestion,
  OWN_TYPES,
  questionFrom,
  SIDE_BY_SIDE
} from '#lib/server/desk/question-form.ts';
import { changeQuestionnaire } from '#lib/server/use-cases/surveys/keep-questionnaire.ts';
import { openDesk } from '../../../../../desk.ts';
import { questionnaireAt } from '../../../open-questionnaire-page.ts';
import type { Actions, PageServerLoad } from './$types';

const NEW = 'nova';
const newId = () => `q${codeFrom(randomBytes(6))}`;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t } = event.locals;
  const { questionnaire, latest } = await questionnaireAt(desk, event.params.dotaznik, t);
  const { sections } = latest.content;
  const question = questionAt(event, sections);
  if (!question) error(404, t('error.404.title'));
  const isNew = event.params.otazka === NEW;
  return {
    title: t(isNew ? 'surveys.edit.new' : 'surveys.edit.title'),
    ...{ id: questionnaire.id, isNew, question, type: question.type },
    seen: `${latest.number}.${latest.revision}`,
    willBeVersion: latest.frozenAt === null ? null : latest.number + 1,
    languages:
      questionnaire.audience === 'residents' ? SIDE_BY_SIDE : SIDE_BY_SIDE.filter((one) => one !== 'hu'),
    sections: sections.map(({ id, title }) => ({ value: id, label: title.sk })),
    conditions: conditionsFor(sections, question.id).map(({ value, question: asked, answer }) => ({
      value,
      label: t('surveys.edit.onlyIf', { question: asked, answer })
    })),
    condition: question.askedWhen && AS_BEFORE,
    texts: textsOf(question)
  };
};

type Event = { params: { dotaznik: string; otazka: string }; url: URL };

function questionAt({ params, url }: Event, sections: readonly Section[]): Question | undefined {
  if (params.otazka !== NEW) return questionsOf({ sections }).find(({ id }) => id === params.otazka);
  const type = OWN_TYPES.find((one) => one === url.searchParams.get('typ'));
  return type && emptyQuestion(newId(), type);
}

type TextField = {
  name: 'znenie' | 'napoveda' | 'moznosti' | 'riadky' | 'stlpce' | 'zaciatok' | 'koniec' | 'jednotka';
  rows: number;
  words: Wording;
};

/** Names of fields with their words in every language: wordings, and lists with an option a line. */
function textsOf(question: Question): TextField[] {
  const lines = (options: readonly { text: Wording }[]) =>
    Object.fromEntries(
      SIDE_BY_SIDE.map((language) => [
        language,
        options
          .map(({ text }) => text[language] ?? '')
          .join('\n')
          .trimEnd()
      ])
    ) as Wording;
  const none: Wording = { sk: '' };
  const field = (name: TextField['name'], rows: number, words: Wording): TextField => ({ name, rows, words });
  return [
    field('znenie', 2, question.text),
    field('napoveda', 2, question.hint ?? none),
    ...('options' in question ? [field('moznosti', 6, lines(question.options))] : []),
    ...(question.type === 'matrix'
      ? [field('riadky', 5, lines(question.rows)), field('stlpce', 5, lines(question.columns))]
      : []),
    ...(question.type === 'scale'
      ? [field('zaciatok', 1, question.low), field('koniec', 1, question.high)]
      : []),
    ...(question.type === 'number' ? [field('jednotka', 1, question.unit ?? none)] : [])
  ];
}

type Change = (sections: readonly Section[], form: FormData) => readonly Section[];

/** Changes the sections as one button says; the rest of the questionnaire stays. */
async function change(event: Parameters<Actions[string]>[0], how: Change) {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t, locale } = event.locals;
  const form = await event.request.formData();
  const { questionnaire, latest } = await questionnaireAt(desk, event.params.dotaznik, t);
  const sections = how(latest.content.sections, form);
  const [number = 0, revision = 0] = String(form.get('verzia') ?? '')
    .split('.')
    .map(Number);
  const outcome = await desk.inBody((stores) =>
    changeQuestionnaire(stores, desk.actor, {
      ...{ id: questionnaire.id, seen: { number, revision } },
      content: { ...latest.content, sections }
    })
  );
  if (outcome === 'gone') error(404, t('error.404.title'));
  if (outcome === 'not-allowed') error(403, t('error.403.title'));
  if (outcome === 'somebody-was-faster' || outcome === 'too-many-questions')
    return fail(422, {
      errors: [{ text: t(`surveys.edit.${outcome}`) }],
      said: Object.fromEntries(texts(form))
    });
  const base = `/pracovisko/${desk.body.slug}/dotazniky/${questionnaire.id}`;
  redirect(303, inLanguage(`${base}?stav=${outcome}#otazky`, locale));
}

/** What was typed, to be shown again when it was not kept. */
function texts(form: FormData): [string, string][] {
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
}

export const actions: Actions = {
  keep: (event) =>
    change(event, (sections, form) => {
      const before = questionAt(event, sections);
      if (!before) return sections;
      const question = questionFrom(before, form, sections, newId);
      return withQuestion(sections, question, String(form.get('sekcia') ?? sections[0]?.id ?? ''));
    }),
  earlier: (event) => change(event, (sections) => withMoved(sections, event.params.otazka, -1)),
  later: (event) => change(event, (sections) => withMoved(sections, event.params.otazka, 1)),
  remove: (event) => change(event, (sections) => withoutQuestion(sections, event.params.otazka))
};
