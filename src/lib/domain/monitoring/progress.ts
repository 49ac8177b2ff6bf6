import type { Indicator } from '../plans/indicator.ts';
import { type CalendarDay, isPossibleDay } from '../shared/calendar-day.ts';
import { isDueIn, isInYear, type Term } from './due.ts';
import type { ProgressState } from './progress-scale.ts';

/**
 * What was told of one activity (plnenie aktivity) for one year. Nothing is overwritten: a newer telling has the next
 * `sequence` and the older ones stay.
 */
export type ProgressRecord = {
  id: string;
  planId: string;
  activityId: string;
  /** The code of its measure, which is never reused: the way back when the draft drops the activity. */
  measureCode: string;
  year: number;
  /** 1, 2, 3, … within the activity and the year. */
  sequence: number;
  state: ProgressState;
  /** What was reached by the end of the year, in the unit of the year's target; null where nothing was counted. */
  value: number | null;
  /** What proves it: a contract, a resolution, an address on the web. */
  evidence: string;
  reason: string;
  nextStep: string;
  nextStepOn: CalendarDay | null;
  /** The function or organisation that answers for it; no natural person. */
  responsible: string;
  recordedAt: Date;
};

/** The newest word on an activity in a year as everybody reads it: not who answers for it, nor who wrote it. */
export type PublishedProgress = Pick<
  ProgressRecord,
  | 'activityId'
  | 'year'
  | 'sequence'
  | 'state'
  | 'value'
  | 'evidence'
  | 'reason'
  | 'nextStep'
  | 'nextStepOn'
  | 'recordedAt'
>;

/** What a person says; the rest is given by where she says it. */
export type ProgressTold = Pick<
  ProgressRecord,
  'state' | 'value' | 'evidence' | 'reason' | 'nextStep' | 'nextStepOn' | 'responsible'
>;

export const PROGRESS_TEXT_MAX_LENGTH = 1_000;
/** A value beyond this is a slip of the hand: there are not so many people, euros or hours in a plan. */
export const PROGRESS_VALUE_MAX = 1_000_000_000_000;

export type ProgressRefusal =
  | 'year-outside-plan'
  | 'year-not-begun'
  | 'not-in-year'
  | 'finished-before'
  | 'no-responsible'
  | 'text-too-long'
  | 'value-out-of-range'
  | 'impossible-day'
  | 'no-evidence'
  | 'no-reason'
  | 'no-number-or-step'
  | 'due-this-year'
  | 'not-finished-yet'
  | 'target-not-told'
  | 'target-not-met';

/** What a telling is judged by. */
export type ProgressBasis = {
  term: Term;
  year: number;
  /** The years of the plan. */
  years: readonly number[];
  /** What the year asks of a lasting activity; null when its measure has no single target for this very year. */
  target: YearTarget | null;
  /** Whether an earlier year closed it (`isFinishedBefore`). */
  finishedBefore: boolean;
  today: CalendarDay;
};

/** The value wanted in one year. */
export type YearTarget = { value: number; unit: string; direction: Indicator['direction'] };

/**
 * What the year asks of a lasting measure: the target for this very year of its only indicator that has one. With two
 * such indicators one number cannot say how it went, and the evidence decides.
 */
export function yearTargetOf(
  indicators: readonly Pick<Indicator, 'targets' | 'unit' | 'direction'>[],
  year: number
): YearTarget | null {
  const targets = indicators.flatMap(({ targets, unit, direction }) =>
    targets.filter((one) => one.year === year).map(({ value }) => ({ value, unit, direction }))
  );
  const [only] = targets;
  return targets.length === 1 && only ? only : null;
}

/** Whether a value meets the target; what shall hold (*hold*) must not be worse in either direction. */
export function meetsTarget(value: number, { value: wanted, direction }: YearTarget): boolean {
  if (direction === 'up') return value >= wanted;
  return direction === 'down' ? value <= wanted : value === wanted;
}

/** Why what is told cannot be kept, or null: each word of the scale has its duty (requirement 59). */
export function refuseProgress(told: ProgressTold, basis: ProgressBasis): ProgressRefusal | null {
  return refuseYear(basis) ?? refuseFields(told) ?? refuseDuty(told) ?? refuseState(told, basis);
}

function refuseYear({ term, year, years, ...basis }: ProgressBasis): ProgressRefusal | null {
  if (!years.includes(year)) return 'year-outside-plan';
  if (basis.today < `${year}-01-01`) return 'year-not-begun';
  if (basis.finishedBefore) return 'finished-before';
  return isInYear(term, year) || isDueIn(term, year) ? null : 'not-in-year';
}

function refuseFields(told: ProgressTold): ProgressRefusal | null {
  if (told.responsible.trim() === '') return 'no-responsible';
  const texts = [told.responsible, told.evidence, told.reason, told.nextStep];
  if (texts.some((text) => text.length > PROGRESS_TEXT_MAX_LENGTH)) return 'text-too-long';
  if (told.value !== null && !(Math.abs(told.value) <= PROGRESS_VALUE_MAX)) return 'value-out-of-range';
  return told.nextStepOn !== null && !isPossibleDay(told.nextStepOn) ? 'impossible-day' : null;
}

/** Evidence for what is done, a reason for what is not, a number or a dated next step for what goes on. */
function refuseDuty({ state, ...told }: ProgressTold): ProgressRefusal | null {
  const isBlank = (text: string) => text.trim() === '';
  if ((state === 'done' || state === 'partly') && isBlank(told.evidence)) return 'no-evidence';
  const needsReason = state === 'partly' || state === 'not-done' || state === 'no-longer';
  if (needsReason && isBlank(told.reason)) return 'no-reason';
  const hasStep = !isBlank(told.nextStep) && told.nextStepOn !== null;
  return state === 'ongoing' && told.value === null && !hasStep ? 'no-number-or-step' : null;
}

function refuseState({ state, value }: ProgressTold, basis: ProgressBasis): ProgressRefusal | null {
  const { term, year, target, today } = basis;
  if (state === 'not-started' && isDueIn(term, year)) return 'due-this-year';
  if (state !== 'done' || !term.lasting) return null;
  // What lasts is done when the year's target is met; without a target only when the year is nearly over.
  if (target === null) return today < `${year}-12-01` ? 'not-finished-yet' : null;
  if (value === null) return 'target-not-told';
  return meetsTarget(value, target) ? null : 'target-not-met';
}

/** The latest telling of each activity in a year, by the id of the activity. */
export function latestProgress<Told extends Pick<ProgressRecord, 'activityId' | 'year' | 'sequence'>>(
  records: readonly Told[],
  year: number
): Map<string, Told> {
  const latest = new Map<string, Told>();
  for (const one of records) {
    const known = latest.get(one.activityId);
    if (one.year === year && (!known || known.sequence < one.sequence)) latest.set(one.activityId, one);
  }
  return latest;
}
