import type { CalendarDay } from '../../shared/calendar-day.ts';

/** Languages in which a question may stand beside Slovak; `easy` is Slovak that is easy to read. */
export const WORDING_LANGUAGES = ['easy', 'en', 'hu'] as const;

/** The same words in several languages; the Slovak ones are decisive. */
export type Wording = { sk: string } & Partial<Record<(typeof WORDING_LANGUAGES)[number], string>>;

/** One of the offered answers (možnosť). Its code is stored, and never means anything else later. */
export type Option = { code: string; text: Wording };

/** Asked only of those who answered an earlier question so, or not so. */
export type Condition = { questionId: string; codes: readonly string[]; chose: boolean };

type Common = {
  /** Unique in its survey; answers name it. */
  id: string;
  text: Wording;
  hint: Wording | null;
  required: boolean;
  askedWhen: Condition | null;
};

/** What may be asked (otázka). A scale runs from 1 to `steps`; its codes in conditions are the numbers as text. */
export type Question = Common &
  (
    | { type: 'single'; options: readonly Option[]; other: boolean }
    | { type: 'multiple'; options: readonly Option[]; other: boolean; most: number | null }
    | { type: 'scale'; steps: number; low: Wording; high: Wording }
    | { type: 'matrix'; rows: readonly Option[]; columns: readonly Option[] }
    | { type: 'ranking'; options: readonly Option[]; most: number | null }
    | { type: 'number'; least: number; most: number; unit: Wording | null; whole: boolean }
    | { type: 'date'; earliest: CalendarDay; latest: CalendarDay }
    | { type: 'short-text' | 'long-text' }
    | { type: 'place' }
  );

export type QuestionType = Question['type'];
export type QuestionOf<Type extends QuestionType> = Extract<Question, { type: Type }>;

/** Longest answer in one's own words, in characters. */
export const LONGEST_TEXT = { 'short-text': 300, 'long-text': 4_000, other: 200 } as const;

/** Codes by which a question can be asked about in a condition; none where answers are free. */
export function codesOf(question: Question): readonly string[] {
  if (question.type === 'single' || question.type === 'multiple')
    return question.options.map(({ code }) => code);
  if (question.type === 'scale') return Array.from({ length: question.steps }, (_, at) => String(at + 1));
  return [];
}
