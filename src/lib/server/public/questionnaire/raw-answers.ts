import { plainText } from '#lib/domain/shared/plain-text.ts';
import type { Question } from '#lib/domain/surveys/questionnaire/question.ts';

/** What somebody put into the fields of one question, as it came: of the shape of its type and nothing more. */
export type RawAnswer =
  | string
  | { code: string; other: string }
  | { codes: string[]; other: string }
  | RawCells;
/** By row of a matrix the column, by option of a ranking its place; empty where nothing was chosen. */
type RawCells = { cells: Record<string, string> };

/** By id of the question; what was not on a page yet is not there. */
export type RawAnswers = Record<string, RawAnswer>;

/** Chosen instead of an offered option. */
export const OWN = '~';

/** The field of a question, of its own words, or of one row of it. */
export function fieldName(questionId: string, part = ''): string {
  return part === '' ? `o-${questionId}` : `o-${questionId}-${part}`;
}

/** Reads the fields of the questions on a page; files and anything else in them are nothing. */
export function readRawAnswers(questions: readonly Question[], form: FormData): RawAnswers {
  const typed = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? plainText(value) : '';
  };
  return Object.fromEntries(
    questions.map((question) => [question.id, rawAnswer(question, form, typed)] as const)
  );
}

function rawAnswer(question: Question, form: FormData, typed: (name: string) => string): RawAnswer {
  const { id, type } = question;
  const other = typed(fieldName(id, 'ine'));
  if (type === 'single') return { code: typed(fieldName(id)), other };
  if (type === 'multiple') {
    const codes = form.getAll(fieldName(id)).filter((one) => typeof one === 'string');
    return { codes, other };
  }
  if (type !== 'matrix' && type !== 'ranking') return typed(fieldName(id));
  const rows = type === 'matrix' ? question.rows : question.options;
  return { cells: Object.fromEntries(rows.map(({ code }) => [code, typed(fieldName(id, code))])) };
}

/** Whether nothing was chosen or written. */
export function isBlank(raw: RawAnswer): boolean {
  if (typeof raw === 'string') return raw === '';
  if ('cells' in raw) return Object.values(raw.cells).every((cell) => cell === '');
  return raw.other === '' && ('codes' in raw ? raw.codes.length === 0 : raw.code === '');
}

/** What the rules of answers judge (`judgeResponse`), of what was in the fields. */
export function toBeJudged(questions: readonly Question[], raw: RawAnswers): Map<string, unknown> {
  return new Map(
    questions.flatMap((question) => {
      const answer = raw[question.id];
      return answer === undefined ? [] : [[question.id, judgedForm(question, answer)] as const];
    })
  );
}

function judgedForm({ type }: Question, raw: RawAnswer): unknown {
  if (typeof raw === 'string') return raw;
  if ('cells' in raw) return type === 'ranking' ? ranked(raw.cells) : raw.cells;
  if ('code' in raw) return raw.code === OWN ? { other: raw.other } : { code: raw.code };
  const own = raw.codes.includes(OWN);
  return { codes: raw.codes.filter((code) => code !== OWN), other: own ? raw.other : '' };
}

/** Codes by their places. Two in one place are told by the code that stands twice. */
function ranked(cells: Record<string, string>): string[] {
  const placed = Object.entries(cells)
    .filter(([, place]) => place !== '')
    .sort(([, one], [, other]) => Number(one) - Number(other));
  const twice = placed.find(([, place], at) => place === placed[at + 1]?.[1]);
  return twice ? [twice[0], twice[0]] : placed.map(([code]) => code);
}
