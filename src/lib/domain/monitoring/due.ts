import type { Activity } from '../plans/activity.ts';
import type { Plan } from '../plans/plan.ts';
import { addDays, type CalendarDay, dayInSlovakia, yearOf } from '../shared/calendar-day.ts';
import { FINISHED_STATES, type ProgressState } from './progress-scale.ts';

/**
 * When an activity is carried out; both days count. `lasting` (trvalé) means that it goes on until the plan ends over
 * more than one year, so that each of its years is judged by itself.
 */
export type Term = { from: CalendarDay; to: CalendarDay; lasting: boolean };

/** The term of an activity; a day that nobody stated is the first or last one of the plan. */
export function termOf(
  activity: Pick<Activity, 'from' | 'to'>,
  plan: Pick<Plan, 'validFrom' | 'validTo'>
): Term {
  const from = activity.from ?? plan.validFrom;
  const to = activity.to ?? plan.validTo;
  return { from, to, lasting: to >= plan.validTo && yearOf(from) < yearOf(to) };
}

/** Whether work on it falls into the year. */
export function isInYear({ from, to }: Term, year: number): boolean {
  return yearOf(from) <= year && year <= yearOf(to);
}

/**
 * Whether the evaluation of the year counts it: a lasting one in each of its years, another one in the year of its last
 * day, and in later years while it is not finished (`isFinishedBefore`).
 */
export function isDueIn(term: Term, year: number): boolean {
  return term.lasting ? isInYear(term, year) : yearOf(term.to) <= year;
}

/** Whether an earlier year closed it: it was done, or given up, and no year asks for it again. */
export function isFinishedBefore(
  term: Term,
  records: readonly { year: number; sequence: number; state: ProgressState }[],
  year: number
): boolean {
  let earlier: { year: number; sequence: number; state: ProgressState } | undefined;
  for (const one of records) if (one.year < year && (!earlier || isNewer(one, earlier))) earlier = one;
  if (!earlier) return false;
  // What goes on for ever is done anew each year; only what was given up stays closed.
  return term.lasting ? earlier.state === 'no-longer' : FINISHED_STATES.includes(earlier.state);
}

/** Whether a word on an activity came after another one. */
export function isNewer(
  one: { year: number; sequence: number },
  other: { year: number; sequence: number }
): boolean {
  return one.year === other.year ? one.sequence > other.sequence : one.year > other.year;
}

/** Whether it is late (mešká): its last day passed and nobody told that it is done or given up. Never chosen. */
export function isLate(term: Term, state: ProgressState | null, year: number, today: CalendarDay): boolean {
  if (state !== null && FINISHED_STATES.includes(state)) return false;
  const ends: CalendarDay = `${year}-12-31`;
  return isDueIn(term, year) && (term.to < ends ? term.to : ends) < today;
}

/** After so many days without a word what goes on is asked about again. */
export const STALE_AFTER_DAYS = 90;

type Told = { state: ProgressState; nextStepOn: CalendarDay | null; recordedAt: Date };

/** Whether it is time to ask again: what goes on has passed its dated next step, or nobody told of it for long. */
export function isStale({ state, nextStepOn, recordedAt }: Told, today: CalendarDay): boolean {
  if (state !== 'ongoing') return false;
  return nextStepOn !== null
    ? nextStepOn < today
    : addDays(dayInSlovakia(recordedAt), STALE_AFTER_DAYS) < today;
}
