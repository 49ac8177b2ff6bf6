import type { Question, Wording } from '../questionnaire/question.ts';
import type { QuestionnaireContent } from '../questionnaire/questionnaire.ts';
import { questionsOf } from '../questionnaire/survey.ts';

/** A box that can be ticked; on paper and at the keyboard it is called by its number, from 1. */
export type Choice = { value: string; text: Wording | null };

/** Where a part of a question is answered on paper. */
export type PaperField =
  /** Boxes; `row` is the code of a matrix row or of a ranked option, and empty elsewhere. `other` is its last box. */
  | {
      kind: 'boxes';
      row: string;
      text: Wording | null;
      choices: readonly Choice[];
      many: boolean;
      other: boolean;
    }
  /** One's own words; `ine` belongs to the box for what was not offered. */
  | { kind: 'words'; part: '' | 'ine'; lines: number }
  /** A number or a day, written out. */
  | { kind: 'value'; unit: Wording | null };

/** A question on paper with its number, from 1. */
export type PaperQuestion = { number: number; question: Question; fields: readonly PaperField[] };

/** Ticked instead of an offered option, as counts call it. */
export const OTHER_BOX = '~';

/** The questions that paper can ask, numbered; a place is chosen on a map, which paper has not. */
export function paperQuestions(content: Pick<QuestionnaireContent, 'sections'>): PaperQuestion[] {
  return questionsOf(content)
    .map((question) => ({ question, fields: fieldsOf(question) }))
    .filter(({ fields }) => fields.length > 0)
    .map((one, at) => ({ ...one, number: at + 1 }));
}

/**
 * What a sheet of paper is judged by: nothing on it is required, because nobody can be asked again, and a question that
 * it does not ask is not asked.
 */
export function contentOnPaper<Content extends Pick<QuestionnaireContent, 'sections'>>(
  content: Content
): Content {
  const sections = content.sections.map((section) => ({
    ...section,
    questions: section.questions
      .filter((question) => fieldsOf(question).length > 0)
      .map((question) => ({ ...question, required: false }))
  }));
  return { ...content, sections };
}

function fieldsOf(question: Question): PaperField[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return chosenOf(question);
    case 'scale':
      return [boxes('', null, numbered(question.steps))];
    case 'matrix':
      return question.rows.map(({ code, text }) => boxes(code, text, offered(question.columns)));
    case 'ranking': {
      const places = numbered(question.most ?? question.options.length);
      return question.options.map(({ code, text }) => boxes(code, text, places));
    }
    case 'number':
      return [{ kind: 'value', unit: question.unit }];
    case 'date':
      return [{ kind: 'value', unit: null }];
    case 'short-text':
      return [{ kind: 'words', part: '', lines: 2 }];
    case 'long-text':
      return [{ kind: 'words', part: '', lines: 6 }];
    case 'place':
      return [];
  }
}

function chosenOf(question: Extract<Question, { type: 'single' | 'multiple' }>): PaperField[] {
  const choices = [
    ...offered(question.options),
    ...(question.other ? [{ value: OTHER_BOX, text: null }] : [])
  ];
  const field: PaperField = {
    ...{ ...boxes('', null, choices), many: question.type === 'multiple', other: question.other }
  };
  return question.other ? [field, { kind: 'words', part: 'ine', lines: 1 }] : [field];
}

function boxes(
  row: string,
  text: Wording | null,
  choices: readonly Choice[]
): Extract<PaperField, { kind: 'boxes' }> {
  return { kind: 'boxes', row, text, choices, many: false, other: false };
}

function offered(options: readonly { code: string; text: Wording }[]): Choice[] {
  return options.map(({ code, text }) => ({ value: code, text }));
}

function numbered(steps: number): Choice[] {
  return Array.from({ length: steps }, (_, at) => ({ value: String(at + 1), text: null }));
}
