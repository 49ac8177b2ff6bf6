import { type CalendarDay, parseCalendarDay } from '../../shared/calendar-day.ts';
import { LONGEST_TEXT, type Question, type QuestionOf, type QuestionType } from './question.ts';
import { questionsOf, type Survey } from './survey.ts';

/** An answer to one question (odpoveď), by the type of the question. */
export type Answers = {
  single: { code: string } | { other: string };
  multiple: { codes: readonly string[]; other: string | null };
  scale: number;
  /** Code of the column by code of the row. */
  matrix: Readonly<Record<string, string>>;
  /** Codes from the most wanted. */
  ranking: readonly string[];
  number: number;
  date: CalendarDay;
  'short-text': string;
  'long-text': string;
  place: { latitude: number; longitude: number };
};
export type Answer = Answers[QuestionType];

export type AnswerFault =
  | 'missing'
  | 'not-offered'
  | 'too-many'
  | 'repeated'
  | 'not-a-number'
  | 'out-of-range'
  | 'not-a-day'
  | 'too-long'
  | 'unreadable';

/** The answers of one person (vyplnený dotazník), by id of the question; what was not asked or answered is not there. */
export type Response = ReadonlyMap<string, Answer>;

export type JudgedResponse =
  | { outcome: 'accepted'; response: Response }
  | { outcome: 'faulty'; response: Response; faults: ReadonlyMap<string, AnswerFault> };

/**
 * Judges what somebody sent against what she was asked. An answer to a question that her other answers skip is left
 * out, as is one to no question at all; what is faulty is told by question, and the rest is kept.
 * @param given answers by id of the question, from anywhere: nothing about their shape is believed
 */
export function judgeResponse(
  survey: Pick<Survey, 'sections'>,
  given: ReadonlyMap<string, unknown>
): JudgedResponse {
  const response = new Map<string, Answer>();
  const faults = new Map<string, AnswerFault>();
  for (const question of questionsOf(survey)) {
    if (!isAsked(question, response)) continue;
    const judged = judgeAnswer(question, given.get(question.id));
    if ('fault' in judged) faults.set(question.id, judged.fault);
    else if (judged.answer !== null) response.set(question.id, judged.answer);
  }
  return faults.size === 0 ? { outcome: 'accepted', response } : { outcome: 'faulty', response, faults };
}

/** Whether the answers so far lead to a question. Where the question it depends on was skipped, it is skipped too. */
export function isAsked({ askedWhen }: Pick<Question, 'askedWhen'>, response: Response): boolean {
  if (!askedWhen) return true;
  const answer = response.get(askedWhen.questionId);
  if (answer === undefined) return false;
  return chosenCodes(answer).some((code) => askedWhen.codes.includes(code)) === askedWhen.chose;
}

function chosenCodes(answer: Answer): readonly string[] {
  if (typeof answer === 'number') return [String(answer)];
  if (typeof answer !== 'object') return [];
  if ('codes' in answer && Array.isArray(answer.codes)) return answer.codes;
  return 'code' in answer && typeof answer.code === 'string' ? [answer.code] : [];
}

type Judged = { answer: Answer | null } | { fault: AnswerFault };

/** Judges one answer; an empty one is none. */
export function judgeAnswer(question: Question, given: unknown): Judged {
  if (isEmpty(given)) return question.required ? { fault: 'missing' } : { answer: null };
  const judge = JUDGES[question.type] as (question: Question, given: unknown) => Judged;
  return judge(question, given);
}

function isEmpty(given: unknown): boolean {
  if (given === undefined || given === null) return true;
  if (typeof given === 'string') return given.trim() === '';
  if (Array.isArray(given)) return given.length === 0;
  if (typeof given !== 'object') return false;
  return Object.values(given).every(isEmpty);
}

const JUDGES: { [Type in QuestionType]: (question: QuestionOf<Type>, given: unknown) => Judged } = {
  single: ({ options, other }, given) => {
    const { code, other: own } = fieldsOf(given);
    if (!isEmpty(code))
      return offered(options, [code]) ? { answer: { code: String(code) } } : { fault: 'not-offered' };
    return other ? ownWords(own, (words) => ({ other: words })) : { fault: 'not-offered' };
  },
  multiple: ({ options, other, most }, given) => {
    const { codes = [], other: own } = fieldsOf(given);
    if (!Array.isArray(codes) || !offered(options, codes)) return { fault: 'not-offered' };
    const chosen = [...new Set(codes.map(String))];
    const hasOwn = !isEmpty(own);
    if (chosen.length === 0 && !hasOwn) return { fault: 'unreadable' };
    if (hasOwn && !other) return { fault: 'not-offered' };
    if (most !== null && chosen.length + (hasOwn ? 1 : 0) > most) return { fault: 'too-many' };
    if (!hasOwn) return { answer: { codes: chosen, other: null } };
    return ownWords(own, (words) => ({ codes: chosen, other: words }));
  },
  scale: ({ steps }, given) => numberWithin(given, { least: 1, most: steps, whole: true }),
  matrix: ({ rows, columns, required }, given) => {
    const cells = Object.entries(fieldsOf(given)).filter(([, column]) => !isEmpty(column));
    if (cells.length === 0) return { fault: 'unreadable' };
    const isOffered = cells.every(([row, column]) => offered(rows, [row]) && offered(columns, [column]));
    if (!isOffered) return { fault: 'not-offered' };
    if (required && cells.length < rows.length) return { fault: 'missing' };
    return { answer: Object.fromEntries(cells.map(([row, column]) => [row, String(column)])) };
  },
  ranking: ({ options, most }, given) => {
    if (!Array.isArray(given) || !offered(options, given)) return { fault: 'not-offered' };
    if (new Set(given).size < given.length) return { fault: 'repeated' };
    if (most !== null && given.length > most) return { fault: 'too-many' };
    return { answer: given.map(String) };
  },
  number: (question, given) => numberWithin(given, question),
  date: ({ earliest, latest }, given) => {
    const day = typeof given === 'string' ? parseCalendarDay(given.trim()) : null;
    if (day === null) return { fault: 'not-a-day' };
    return day >= earliest && day <= latest ? { answer: day } : { fault: 'out-of-range' };
  },
  'short-text': (_, given) => textOf(given, LONGEST_TEXT['short-text']),
  'long-text': (_, given) => textOf(given, LONGEST_TEXT['long-text']),
  place: (_, given) => {
    const { latitude, longitude } = fieldsOf(given);
    if (typeof latitude !== 'number' || typeof longitude !== 'number') return { fault: 'unreadable' };
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return { fault: 'out-of-range' };
    return { answer: { latitude, longitude } };
  }
};

function fieldsOf(given: unknown): Record<string, unknown> {
  return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
}

function offered(options: readonly { code: string }[], given: readonly unknown[]): boolean {
  return given.every((code) => options.some((option) => option.code === code));
}

function ownWords(given: unknown, answerOf: (words: string) => Answer): Judged {
  const judged = textOf(given, LONGEST_TEXT.other);
  return 'fault' in judged ? judged : { answer: answerOf(String(judged.answer)) };
}

/** Characters that no database keeps, and that nobody types. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u;

function textOf(given: unknown, longest: number): Judged {
  if (typeof given !== 'string' || UNPRINTABLE.test(given)) return { fault: 'unreadable' };
  const words = given.trim();
  return words.length <= longest ? { answer: words } : { fault: 'too-long' };
}

function numberWithin(
  given: unknown,
  { least, most, whole }: { least: number; most: number; whole: boolean }
): Judged {
  const value = typeof given === 'number' ? given : numberTyped(given);
  if (value === null || !Number.isFinite(value) || (whole && !Number.isInteger(value)))
    return { fault: 'not-a-number' };
  return value >= least && value <= most ? { answer: value } : { fault: 'out-of-range' };
}

/** A number as Slovaks type it: with a decimal comma, thousands parted by spaces. */
function numberTyped(given: unknown): number | null {
  if (typeof given !== 'string') return null;
  const plain = given
    .replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?:\D|$))/g, '')
    .trim()
    .replace(',', '.');
  return /^[-−]?\d{1,15}(\.\d{1,9})?$/.test(plain) ? Number(plain.replace('−', '-')) : null;
}
