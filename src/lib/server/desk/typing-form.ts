import { plainText } from '#lib/domain/shared/plain-text.ts';
import { PAPER_LANGUAGES, type PaperLanguage } from '#lib/domain/surveys/paper/page-code.ts';
import {
  type PaperField,
  type PaperQuestion,
  paperQuestions
} from '#lib/domain/surveys/paper/paper-field.ts';
import { readTyped } from '#lib/domain/surveys/paper/typed-answers.ts';
import { LONGEST_TEXT } from '#lib/domain/surveys/questionnaire/question.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { AnswerFault } from '#lib/domain/surveys/questionnaire/response.ts';
import type { Translate } from '#lib/i18n/messages.ts';

/** One field of the screen on which a sheet is typed. */
type ShownTyping = {
  name: string;
  /** What stands beside it: the row of a matrix, the unit of a number; empty where the question says it all. */
  label: string;
  kind: 'numbers' | 'number' | 'day' | 'words';
  maxlength: number;
  value: string;
};

/** A question as it is typed from paper: its number, its wording, what the numbers mean, its fields. */
export type ShownTypedQuestion = {
  number: number;
  text: string;
  choices: string;
  error: string | undefined;
  fields: ShownTyping[];
};

/** What came from the form: everything as text, by the name of its field. */
export type TypedForm = {
  number: string;
  version: number;
  language: PaperLanguage;
  turn: 'first' | 'second';
  /** Only shown with what was read of it; nothing is kept. */
  isCheck: boolean;
  fields: Record<string, string>;
};

export function typedForm(form: FormData): TypedForm {
  const textOf = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? plainText(value).trim() : '';
  };
  const names = [...form.keys()].filter((name) => name.startsWith('o-'));
  return {
    number: textOf('cislo'),
    version: wholeNumber(textOf('verzia')),
    language: PAPER_LANGUAGES.find((one) => one === textOf('jazyk')) ?? 'sk',
    turn: textOf('kolo') === 'druhe' ? 'second' : 'first',
    isCheck: textOf('krok') === 'overit',
    fields: Object.fromEntries(names.map((name) => [name, textOf(name)]))
  };
}

/** 0 where it is none that a version or a sheet could have. */
function wholeNumber(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

/** The answers that were typed, by id of the question. */
export function typedAnswers(
  content: Pick<QuestionnaireContent, 'sections'>,
  fields: Readonly<Record<string, string>>
): Map<string, unknown> {
  return new Map(
    paperQuestions(content).map((question) => [
      question.question.id,
      readTyped(
        question,
        question.fields.map((_, at) => fields[nameOf(question, at)] ?? '')
      )
    ])
  );
}

/** The questions of a version as they are typed; words are typed the first time only. */
export function shownTyping(
  content: QuestionnaireContent,
  {
    turn,
    fields,
    faults,
    t
  }: {
    turn: 'first' | 'second';
    fields: Readonly<Record<string, string>>;
    faults: ReadonlyMap<string, AnswerFault>;
    t: Translate;
  }
): ShownTypedQuestion[] {
  return paperQuestions(content).flatMap((question) => {
    const shown = question.fields.flatMap((field, at) =>
      turn === 'second' && field.kind === 'words' ? [] : [shownField(question, field, { at, fields, t })]
    );
    if (shown.length === 0) return [];
    const fault = faults.get(question.question.id);
    const { number } = question;
    return [
      {
        ...{ number, text: question.question.text.sk, choices: choicesOf(question, t), fields: shown },
        error: fault && t(`typing.fault.${fault}`)
      }
    ];
  });
}

/** The name of the field of a question, by the place of the field in it. */
function nameOf({ number }: PaperQuestion, at: number): string {
  return `o-${number}-${at}`;
}

function shownField(
  asked: PaperQuestion,
  field: PaperField,
  { at, fields, t }: { at: number; fields: Readonly<Record<string, string>>; t: Translate }
): ShownTyping {
  const name = nameOf(asked, at);
  const common = { name, value: fields[name] ?? '' };
  const { question } = asked;
  if (field.kind === 'words') {
    const isOther = field.part === 'ine';
    const kind = question.type === 'long-text' ? 'long-text' : 'short-text';
    const maxlength = isOther ? LONGEST_TEXT.other : LONGEST_TEXT[kind];
    return { ...common, kind: 'words', label: isOther ? t('sheet.otherWords') : '', maxlength };
  }
  if (field.kind === 'boxes')
    return { ...common, kind: 'numbers', label: field.text?.sk ?? '', maxlength: 60 };
  const kind = question.type === 'date' ? 'day' : 'number';
  return { ...common, kind, label: field.unit?.sk ?? '', maxlength: 20 };
}

/** What the numbers of the boxes mean, in one line. */
function choicesOf({ question, fields }: PaperQuestion, t: Translate): string {
  const [first] = fields;
  if (first?.kind !== 'boxes') return question.type === 'date' ? t('typing.day') : '';
  if (question.type === 'scale') return `1 ${question.low.sk} – ${question.steps} ${question.high.sk}`;
  if (question.type === 'ranking') return t('typing.ranking', { places: first.choices.length });
  const named = first.choices.map(({ text }, at) => `${at + 1} ${text?.sk ?? t('sheet.other')}`);
  return named.join(' · ');
}

/** What was read from a scan, by id of the question, as if it had been typed into the fields of the screen. */
export function fieldsTyped(
  content: Pick<QuestionnaireContent, 'sections'>,
  typed: ReadonlyMap<string, readonly string[]>
): Record<string, string> {
  const named = paperQuestions(content).flatMap((question) =>
    (typed.get(question.question.id) ?? []).map((value, at) => [nameOf(question, at), value] as const)
  );
  return Object.fromEntries(named);
}

/** The fields of one sheet among several of a form, under the names that they have alone. */
export function formOfSheet(form: FormData, prefix: string): FormData {
  const own = new FormData();
  for (const [name, value] of form) if (name.startsWith(prefix)) own.append(name.slice(prefix.length), value);
  return own;
}
