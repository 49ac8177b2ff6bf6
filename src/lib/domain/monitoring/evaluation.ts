import { type CalendarDay, isPossibleDay, yearOf } from '../shared/calendar-day.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { Cents } from '../shared/euro.ts';
import type { PublishedMeasuredValue } from './measured-value.ts';
import type { PublishedProgress } from './progress.ts';

/** What somebody may word otherwise than the program does: what is said first, what to do next, what the council notes. */
export const EVALUATION_TEXTS = ['summary', 'recommendations', 'resolution'] as const;
export type EvaluationText = (typeof EVALUATION_TEXTS)[number];
export type EvaluationTexts = Readonly<Record<EvaluationText, string>>;

export const EVALUATION_TEXT_MAX = 10_000;
/** Beyond this a sum is a slip of the hand: no body here spends a thousand million euros on social services. */
export const SPENT_MAX_CENTS = 100_000_000_000;

/** What was spent on the plan in the year by the closing account (záverečný účet), in cents; null where nobody said it yet. */
export type Spent = { runningCents: Cents; capitalCents: Cents; source: string };

/**
 * What the office wrote into the evaluation of a plan for one year (ročné vyhodnotenie). Nothing is overwritten: what is
 * written anew has the next `sequence` and the older stays.
 */
export type EvaluationDraft = {
  id: string;
  planId: string;
  year: number;
  /** 1, 2, 3, … within the plan and the year. */
  sequence: number;
  /** Words of people; null where those of the program stand, which change with what is told of the plan. */
  texts: Readonly<Record<EvaluationText, string | null>>;
  spent: Spent | null;
  recordedAt: Date;
};

export type EvaluationRefusal =
  | 'year-outside-plan'
  | 'year-not-begun'
  | 'text-too-long'
  | 'spent-out-of-range'
  | 'no-spent-source';

/** Why an evaluation cannot be kept, or null. `years` are the years of the plan. */
export function refuseEvaluation(
  { texts, spent }: Pick<EvaluationDraft, 'texts' | 'spent'>,
  { year, years, today }: { year: number; years: readonly number[]; today: CalendarDay }
): EvaluationRefusal | null {
  if (!years.includes(year)) return 'year-outside-plan';
  if (year > yearOf(today)) return 'year-not-begun';
  if (EVALUATION_TEXTS.some((one) => (texts[one]?.length ?? 0) > EVALUATION_TEXT_MAX)) return 'text-too-long';
  if (!spent) return null;
  const sums = [spent.runningCents, spent.capitalCents];
  if (!sums.every((cents) => cents >= 0 && cents <= SPENT_MAX_CENTS)) return 'spent-out-of-range';
  if (spent.source.trim() === '') return 'no-spent-source';
  return spent.source.length > EVALUATION_TEXT_MAX ? 'text-too-long' : null;
}

/** How the council took note of it (berie na vedomie). */
export type TakenNote = { number: string; day: CalendarDay };
export const TAKEN_NOTE_NUMBER_MAX = 100;

export type TakenNoteRefusal = 'half-resolution' | 'resolution-too-long' | 'impossible-day' | 'day-in-future';

export const EVALUATION_SCHEMA = 'opora/evaluation/1';

/**
 * Everything public of one evaluation, canonical and for ever the same. It holds what was told by its day; the plan itself
 * is the version whose content has the hash.
 */
export type EvaluationContent = {
  schema: typeof EVALUATION_SCHEMA;
  year: number;
  madeOn: CalendarDay;
  version: { planId: string; number: number; contentHash: string };
  /** The newest word on each activity in each year up to this one. */
  told: readonly PublishedProgress[];
  /** The newest value of each indicator in each year up to this one. */
  values: readonly PublishedMeasuredValue[];
  texts: EvaluationTexts;
  /** Texts that are the program's own, unchanged by people. */
  written: readonly EvaluationText[];
  spent: Spent | null;
  taken: TakenNote | null;
  /** Codes of sources of money that are the body's own budget. */
  ownSources: readonly string[];
};

/** The content as the text that is kept, published and hashed: canonical JSON with moments in UTC. */
export function evaluationText(content: EvaluationContent): string {
  const moment = <Told extends { recordedAt: Date }>(one: Told) => ({
    ...one,
    recordedAt: one.recordedAt.toISOString()
  });
  return canonicalJson({
    ...content,
    told: content.told.map(moment),
    values: content.values.map(moment)
  });
}

/** Why a resolution cannot be stated, or null: both its number and its day, or neither. */
export function refuseTakenNote(
  number: string,
  day: CalendarDay | null,
  today: CalendarDay
): TakenNoteRefusal | null {
  if ((number.trim() === '') !== (day === null)) return 'half-resolution';
  if (number.length > TAKEN_NOTE_NUMBER_MAX) return 'resolution-too-long';
  if (day === null) return null;
  if (!isPossibleDay(day)) return 'impossible-day';
  return day > today ? 'day-in-future' : null;
}

/** Whether it tells of a year that was not over: of what was known by its day. */
export function isInterim({ year, madeOn }: Pick<EvaluationContent, 'year' | 'madeOn'>): boolean {
  return madeOn <= `${year}-12-31`;
}

/** What is told of the year and of those before it, as an evaluation keeps it: in one order, whatever a store returned. */
export function toldByYear<Told extends { year: number; sequence: number }>(
  told: readonly Told[],
  year: number,
  idOf: (one: Told) => string
): Told[] {
  const latest = new Map<string, Told>();
  for (const one of told) {
    const key = `${idOf(one)} ${one.year}`;
    const known = latest.get(key);
    if (one.year <= year && (!known || known.sequence < one.sequence)) latest.set(key, one);
  }
  return [...latest].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}
