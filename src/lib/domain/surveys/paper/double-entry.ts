import type { Answer, Response } from '../questionnaire/response.ts';
import type { PaperQuestion } from './paper-field.ts';

/** From so many sheets on all are typed twice; below it, a part of them drawn by lot. */
export const ALL_TWICE_FROM = 100;
/** One sheet in so many is controlled where not all are typed twice. */
export const CONTROLLED_ONE_IN = 10;
/** Where more answers of the control differ than two in a hundred, all sheets are typed twice: our own limit. */
export const MOST_DIFFERING = 0.02;

/** How far a sheet of paper is. `lot` decides which are controlled; it was drawn when the sheet was first typed. */
export type SheetStanding = {
  number: number;
  lot: string;
  state: 'untyped' | 'typed-once' | 'to-settle' | 'checked' | 'counted';
  /** Answers that were typed twice, and how many of them differed; 0 where it was typed once. */
  compared: number;
  differing: number;
};

export type Control = {
  sheets: number;
  /** Sheets that must be typed twice in all, and how many of them were. */
  wanted: number;
  done: number;
  /** Whether all are typed twice: there are many, or the control found too many differences. */
  why: 'many-sheets' | 'too-different' | 'sample';
  /** Numbers of the sheets that a second person types now, ascending. */
  again: number[];
  toSettle: number[];
  /** Whether the sheets may count: everything was controlled, and every difference settled. */
  isFinished: boolean;
};

/** What is still to be done before typed sheets count. Sheets whose typing was forgotten are typed anew. */
export function controlOf(all: readonly SheetStanding[]): Control {
  const sheets = all.filter(({ state }) => state !== 'untyped');
  const twice = sheets.filter(({ compared }) => compared > 0);
  const why = reasonOf(sheets, twice);
  const wanted = why === 'sample' ? Math.ceil(sheets.length / CONTROLLED_ONE_IN) : sheets.length;
  // What counts already lost its answers: it cannot be controlled any more.
  const open = sheets.filter(({ state }) => state === 'typed-once');
  const drawn = [...open].sort((one, other) => (one.lot < other.lot ? -1 : 1));
  const missing = Math.max(0, wanted - twice.length);
  const again = drawn.slice(0, missing).map(({ number }) => number);
  const toSettle = sheets.filter(({ state }) => state === 'to-settle').map(({ number }) => number);
  return {
    ...{ sheets: sheets.length, wanted, done: twice.length, why },
    again: again.sort(ascending),
    toSettle: toSettle.sort(ascending),
    isFinished: sheets.length > 0 && again.length === 0 && toSettle.length === 0
  };
}

function reasonOf(sheets: readonly SheetStanding[], twice: readonly SheetStanding[]): Control['why'] {
  if (sheets.length >= ALL_TWICE_FROM) return 'many-sheets';
  const compared = twice.reduce((sum, one) => sum + one.compared, 0);
  const differing = twice.reduce((sum, one) => sum + one.differing, 0);
  return differing > compared * MOST_DIFFERING ? 'too-different' : 'sample';
}

function ascending(one: number, other: number): number {
  return one - other;
}

/** How two typings of a sheet compare: questions that either answered, and those on which they do not agree. */
export type Comparison = { compared: number; differing: string[] };

/** Words are typed once: of them only whether there were any is compared, and of words alone nothing. */
export function compareTypings(
  questions: readonly PaperQuestion[],
  first: Response,
  second: Response
): Comparison {
  const asked = questions.filter(
    ({ question: { id, type } }) =>
      type !== 'short-text' && type !== 'long-text' && (first.has(id) || second.has(id))
  );
  const differing = asked.filter(({ question: { id } }) => told(first.get(id)) !== told(second.get(id)));
  return { compared: Math.max(1, asked.length), differing: differing.map(({ question }) => question.id) };
}

/** An answer as text that is the same for the same marks. */
function told(answer: Answer | undefined): string {
  if (answer === undefined) return '';
  if (typeof answer !== 'object' || Array.isArray(answer)) return JSON.stringify(answer);
  const fields: Record<string, unknown> = { ...answer };
  if (Array.isArray(fields.codes)) fields.codes = [...fields.codes].sort();
  if (wordsIn(answer) !== null) fields.other = true;
  return JSON.stringify(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Which typing holds for a question on which the two differ. */
export type Settling = ReadonlyMap<string, 'first' | 'second'>;

/** The answers that hold: the first typing, changed where the second one was right. Words were typed the first time only. */
export function settledAnswers(first: Response, second: Response, settling: Settling): Response {
  const settled = new Map(first);
  for (const [id, which] of settling) {
    if (which === 'first') continue;
    const answer = second.get(id);
    if (answer === undefined) settled.delete(id);
    else settled.set(id, withWordsOf(answer, first.get(id)));
  }
  return settled;
}

function withWordsOf(answer: Answer, other: Answer | undefined): Answer {
  const [ownWords, typedWords] = [wordsIn(answer), wordsIn(other)];
  return ownWords === null || typedWords === null
    ? answer
    : ({ ...Object(answer), other: typedWords } as Answer);
}

/** Words of an answer, beside codes or alone: a row of a matrix may be called `other` too. Null where there are none. */
function wordsIn(answer: Answer | undefined): string | null {
  if (typeof answer !== 'object' || Array.isArray(answer)) return null;
  const fields: Record<string, unknown> = { ...answer };
  const mayHave = 'codes' in fields || Object.keys(fields).join() === 'other';
  return mayHave && typeof fields.other === 'string' ? fields.other : null;
}

/** Whether two typings say the same to the letter: one that came again, because nobody saw that it was kept. */
export function isSameTyping(one: Response, other: Response): boolean {
  return exactly(one) === exactly(other);
}

function exactly(response: Response): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)])
      : value;
  return JSON.stringify(sorted(Object.fromEntries(response)));
}
