import { OTHER } from '../answering/tally.ts';
import type { Option, Question, Wording } from '../questionnaire/question.ts';
import type { Answer } from '../questionnaire/response.ts';
import { isAsked } from '../questionnaire/response.ts';
import { questionsOf, type Survey } from '../questionnaire/survey.ts';

/** Answers of one sheet by id of the question, as they are kept. */
export type SheetAnswers = Readonly<Record<string, Answer>>;

/** What one variable of an export holds: a code of a list, 1 or 0, or a number. */
export type ColumnKind = 'code' | 'yes-no' | 'number';

/** One variable (premenná) of an export of sheets, as statistical programs read it. */
export type SheetColumn = {
  /** Letters of ASCII, digits and underscores, at most 64, a letter first; unique without regard to case. */
  name: string;
  question: Question;
  /** Row of a matrix or option of several, where the variable is of one; null where of the whole question. */
  part: Option | null;
  kind: ColumnKind;
  /** What each code means; none for numbers. */
  values: readonly { code: string; text: Wording }[];
  /** Null where nothing was said, or the question was not asked. */
  said(answers: SheetAnswers): string | number | null;
};

/** Names of the variables before the answers: how the sheet came, and what it weighs. No question takes them. */
export const CHANNEL_NAME = 'kanal';
export const WEIGHT_NAME = 'vaha';

type Drawn = Omit<SheetColumn, 'name' | 'question' | 'said'> & {
  suffix: string;
  of(answer: Answer): string | number | null;
};

/**
 * What an export of single sheets holds of each question. Of words of one's own and of places it says no more than that
 * there were some: a text may name somebody, and a place beside sex and age may be somebody's house. Of days the year.
 */
export function sheetColumns(survey: Pick<Survey, 'sections'>): SheetColumn[] {
  const names = new Set<string>([CHANNEL_NAME, WEIGHT_NAME]);
  return questionsOf(survey).flatMap((question) =>
    drawn(question).map(({ suffix, of, ...column }): SheetColumn => {
      const name = variableName(question.id + (suffix && `_${suffix}`), names);
      const said = (answers: SheetAnswers) => {
        // An id may be the name of something that every object has.
        const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
        if (answer !== undefined) return of(answer);
        if (question.type !== 'multiple') return null;
        // Who was asked and ticked nothing said no to each option that can be ticked.
        return isAsked(question, new Map(Object.entries(answers))) ? 0 : null;
      };
      return { ...column, name, question, said };
    })
  );
}

function drawn(question: Question): Drawn[] {
  const whole = { suffix: '', part: null };
  const number = (of: Drawn['of']): Drawn[] => [{ ...whole, kind: 'number', values: [], of }];
  switch (question.type) {
    case 'single':
      return [
        {
          ...{ ...whole, kind: 'code', values: [...question.options, ...(question.other ? [OWN] : [])] },
          of: (answer) => String(fieldsOf(answer).code ?? OTHER)
        }
      ];
    case 'multiple':
      return [...question.options, ...(question.other ? [OWN] : [])].map((option) => ({
        ...{
          suffix: option.code === OTHER ? 'other' : option.code,
          part: option,
          kind: 'yes-no',
          values: []
        },
        of: (answer) => (chose(answer, option.code) ? 1 : 0)
      }));
    case 'matrix':
      return question.rows.map((row) => ({
        ...{ suffix: row.code, part: row, kind: 'code', values: question.columns },
        of: (answer) => (row.code in fieldsOf(answer) ? String(fieldsOf(answer)[row.code]) : null)
      }));
    case 'ranking':
      return question.options.map((option) => ({
        ...{ suffix: option.code, part: option, kind: 'number', values: [] },
        of: (answer) => (Array.isArray(answer) ? answer.indexOf(option.code) + 1 || null : null)
      }));
    case 'scale':
    case 'number':
      return number((answer) => Number(answer));
    case 'date':
      return number((answer) => Number(String(answer).slice(0, 4)));
    default:
      return [{ ...whole, kind: 'yes-no', values: [], of: () => 1 }];
  }
}

const OWN: Option = { code: OTHER, text: { sk: 'iné', en: 'other' } };

/** An answer of several fields; none of them is there where it is a number, a text or a list. */
function fieldsOf(answer: Answer): Readonly<Record<string, unknown>> {
  return typeof answer === 'object' ? (answer as Record<string, unknown>) : {};
}

function chose(answer: Answer, code: string): boolean {
  const { codes, other } = fieldsOf(answer);
  return code === OTHER ? typeof other === 'string' : Array.isArray(codes) && codes.includes(code);
}

const LONGEST_NAME = 60;

function variableName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[^a-z0-9_]/gi, '_').slice(0, LONGEST_NAME);
  const stem = /^[a-z]/i.test(plain) ? plain : `q_${plain}`.slice(0, LONGEST_NAME);
  let name = stem;
  for (let more = 2; taken.has(name.toLowerCase()); more += 1) name = `${stem}_${more}`;
  taken.add(name.toLowerCase());
  return name;
}
