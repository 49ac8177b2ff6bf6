import {
  LONGEST_TEXT,
  type Option,
  type Question,
  type Wording
} from '#lib/domain/surveys/questionnaire/question.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { AnswerFault } from '#lib/domain/surveys/questionnaire/response.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { SheetLanguage } from '#lib/server/use-cases/surveys/survey-work.ts';
import { fieldName, OWN, type RawAnswer, type RawAnswers } from './raw-answers.ts';
import { shownOn } from './sheet-pages.ts';
import type { SheetState } from './sheet-state.ts';

type Choice = { value: string; label: string };

/** One control of a question. */
export type ShownField = {
  name: string;
  type: 'radios' | 'checkboxes' | 'text' | 'textarea' | 'number' | 'day' | 'select';
  label: string;
  value: string | string[];
  options: Choice[];
  inline: boolean;
  maxlength?: number;
  suffix?: string;
};

/** A question as a page shows it: one field, or several under its wording. */
export type ShownQuestion = {
  id: string;
  text: string;
  hint: string | undefined;
  required: boolean;
  error: string | undefined;
  fields: ShownField[];
  /** Whether the first field is labelled by the question itself. */
  isOne: boolean;
};

/** The words of a language; where they are missing, the Slovak ones, which are decisive. */
export function wordedIn(wording: Wording, language: SheetLanguage): string {
  return language === 'sk' ? wording.sk : wording[language]?.trim() || wording.sk;
}

/** The language of a wording for screen readers and hyphenation; easy to read is Slovak. */
export function langOf(language: SheetLanguage): 'sk' | 'en' | 'hu' {
  return language === 'easy' ? 'sk' : language;
}

/** Sections and questions of the page at which a sheet stands. */
export function shownSections(
  content: QuestionnaireContent,
  state: Pick<SheetState, 'whole' | 'page' | 'answers' | 'language'>,
  { faults, t }: { faults: ReadonlyMap<string, AnswerFault>; t: Translate }
) {
  const shown = shownOn(content, state);
  const say = (wording: Wording) => wordedIn(wording, state.language);
  return content.sections.flatMap(({ id, title, questions }) => {
    const here = questions.filter((question) => shown.includes(question));
    if (here.length === 0) return [];
    const view = (question: Question): ShownQuestion => {
      const fault = faults.get(question.id);
      return {
        ...{ id: question.id, text: say(question.text), required: question.required },
        hint: hintOf(question, shown, { say, t }),
        error: fault && t(`sheet.fault.${fault}`),
        fields: fieldsOf(question, state.answers[question.id], { say, t }),
        isOne: !['matrix', 'ranking'].includes(question.type)
      };
    };
    return [{ id, title: say(title), questions: here.map(view) }];
  });
}

type Words = { say: (wording: Wording) => string; t: Translate };

function hintOf(question: Question, shown: readonly Question[], { say, t }: Words): string | undefined {
  const most = 'most' in question && question.type !== 'number' ? question.most : null;
  const said = [
    ...condition(question, shown, { say, t }),
    ...(question.hint ? [say(question.hint)] : []),
    ...(most === null ? [] : [t('sheet.most', { count: most })]),
    ...(question.type === 'ranking' ? [t('sheet.ranking')] : []),
    ...(question.type === 'scale'
      ? [t('sheet.scale', { low: say(question.low), high: say(question.high), steps: question.steps })]
      : [])
  ];
  return said.join(' ') || undefined;
}

/** Whom a question concerns that depends on another one of the same page. */
function condition({ askedWhen }: Question, shown: readonly Question[], { say, t }: Words): string[] {
  const other = askedWhen && shown.find(({ id }) => id === askedWhen.questionId);
  if (!askedWhen || !other) return [];
  const options = 'options' in other ? other.options : [];
  const answers = askedWhen.codes
    .map((code) => say(options.find((option) => option.code === code)?.text ?? { sk: code }))
    .join(', ');
  return [t(askedWhen.chose ? 'sheet.onlyIf' : 'sheet.onlyIfNot', { question: say(other.text), answers })];
}

function fieldsOf(question: Question, raw: RawAnswer | undefined, { say, t }: Words): ShownField[] {
  const name = fieldName(question.id);
  const label = say(question.text);
  const typed = typeof raw === 'string' ? raw : '';
  const choices = (options: readonly Option[]) =>
    options.map(({ code, text }) => ({ value: code, label: say(text) }));
  const plain = { name, label, value: typed, options: [], inline: false };
  switch (question.type) {
    case 'single':
    case 'multiple':
      return choiceFields(question, raw, { say, t });
    case 'scale': {
      const steps = Array.from({ length: question.steps }, (_, at) => String(at + 1));
      const options = steps.map((value) => ({ value, label: value }));
      return [{ ...plain, type: 'radios', options, inline: true }];
    }
    case 'matrix':
      return question.rows.map(({ code, text }) => ({
        ...{ ...plain, name: fieldName(question.id, code), type: 'radios', label: say(text) },
        ...{ value: cellOf(raw, code), options: choices(question.columns), inline: true }
      }));
    case 'ranking': {
      const places = Array.from({ length: question.most ?? question.options.length }, (_, at) =>
        String(at + 1)
      );
      const options = [
        { value: '', label: t('sheet.noPlace') },
        ...places.map((value) => ({ value, label: t('sheet.place', { place: Number(value) }) }))
      ];
      return question.options.map(({ code, text }) => ({
        ...{ ...plain, name: fieldName(question.id, code), type: 'select', label: say(text) },
        ...{ value: cellOf(raw, code), options }
      }));
    }
    case 'number':
      return [{ ...plain, type: 'number', ...(question.unit ? { suffix: say(question.unit) } : {}) }];
    case 'date':
      return [{ ...plain, type: 'day' }];
    case 'short-text':
      return [{ ...plain, type: 'text', maxlength: LONGEST_TEXT['short-text'] }];
    case 'long-text':
      return [{ ...plain, type: 'textarea', maxlength: LONGEST_TEXT['long-text'] }];
    case 'place':
      return [];
  }
}

type Choosing = Extract<Question, { type: 'single' | 'multiple' }>;

function choiceFields(
  { id, type, text, options, other }: Choosing,
  raw: RawAnswer | undefined,
  { say, t }: Words
) {
  const said = typeof raw === 'object' && 'other' in raw ? raw : null;
  const value = said && 'codes' in said ? said.codes : (said?.code ?? '');
  const offered = [
    ...options.map((option) => ({ value: option.code, label: say(option.text) })),
    ...(other ? [{ value: OWN, label: t('sheet.other') }] : [])
  ];
  const field: ShownField = {
    ...{ name: fieldName(id), label: say(text), value, options: offered, inline: false },
    type: type === 'single' ? 'radios' : 'checkboxes'
  };
  if (!other) return [field];
  const own: ShownField = {
    ...{ name: fieldName(id, 'ine'), type: 'text', label: t('sheet.otherWords'), value: said?.other ?? '' },
    ...{ options: [], inline: false, maxlength: LONGEST_TEXT.other }
  };
  return [field, own];
}

function cellOf(raw: RawAnswer | undefined, code: string): string {
  return typeof raw === 'object' && 'cells' in raw ? (raw.cells[code] ?? '') : '';
}

/** What somebody has answered so far, to be read and copied when it cannot be sent. */
export function answersSoFar(
  content: QuestionnaireContent,
  answers: RawAnswers,
  language: SheetLanguage,
  t: Translate
): { question: string; answer: string }[] {
  const say = (wording: Wording) => wordedIn(wording, language);
  return questionsOf(content).flatMap((question) => {
    const said = fieldsOf(question, answers[question.id], { say, t }).flatMap((field) => {
      const values = [field.value].flat().filter((value) => value.trim() !== '');
      const labels = values.map((value) => field.options.find((one) => one.value === value)?.label ?? value);
      if (labels.length === 0) return [];
      return [
        field.label === say(question.text) ? labels.join(', ') : `${field.label}: ${labels.join(', ')}`
      ];
    });
    return said.length === 0 ? [] : [{ question: say(question.text), answer: said.join('; ') }];
  });
}
