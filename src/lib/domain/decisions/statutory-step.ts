import type { DeadlineCode } from '../law/deadline.ts';
import { type CalendarDay, isPossibleDay, yearOf } from '../shared/calendar-day.ts';

/** What a body did for a deadline and records for ever (krok podľa zákona): a day, and how it can be proved. */
export const STEP_KINDS = ['submitted-to-council', 'sent-to-region', 'evaluated'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** The deadline that a step ends. */
export const DEADLINE_OF_STEP: Readonly<Record<StepKind, DeadlineCode>> = {
  'submitted-to-council': 'submit-to-council',
  'sent-to-region': 'send-to-region',
  evaluated: 'yearly-evaluation'
};

/** How the plan went to the region (kpss 1.9, *sending*). */
export const SENDING_CHANNELS = ['electronic-mailbox', 'registry-desk', 'post', 'e-mail'] as const;
export type SendingChannel = (typeof SENDING_CHANNELS)[number];

/**
 * One recorded step. Nothing is overwritten: a mistake is put right by a record that names the one it `corrects` and
 * why, and both stay.
 */
export type StatutoryStep = {
  id: string;
  planId: string;
  kind: StepKind;
  /** The year that was evaluated; null for other steps. */
  year: number | null;
  /** The approved version that was sent, by its content hash; null for other steps. */
  contentHash: string | null;
  happenedOn: CalendarDay;
  channel: SendingChannel | null;
  /** *Číslo spisu* and *číslo záznamu* of the office's registry. */
  fileNumber: string;
  recordNumber: string;
  /** What proves it: number of the *doručenka*, resolution that took note of the evaluation. */
  proof: string;
  /** The last day in time as it was counted when this was recorded, and the rule it was counted by. */
  dueOn: CalendarDay | null;
  ruleFrom: CalendarDay | null;
  corrects: string | null;
  correctionReason: string;
  /** Whether what the corrected record says never happened: then nothing was done for the deadline. */
  withdrawn: boolean;
  recordedAt: Date;
};

/** A record that holds as everybody reads it: files and proofs stay in the office. */
export type PublishedStep = Pick<
  StatutoryStep,
  'id' | 'planId' | 'kind' | 'year' | 'contentHash' | 'happenedOn' | 'channel' | 'dueOn' | 'recordedAt'
>;

/**
 * The records that hold, in the order in which they were made: those that none corrects, and that do not themselves
 * take another back.
 */
export function standingSteps<T extends Pick<StatutoryStep, 'id' | 'corrects' | 'withdrawn'>>(
  steps: readonly T[]
): T[] {
  const corrected = new Set(steps.map(({ corrects }) => corrects));
  return steps.filter(({ id, withdrawn }) => !withdrawn && !corrected.has(id));
}

export const STEP_TEXT_MAX_LENGTH = 300;

export type StepRefusal =
  | 'impossible-day'
  | 'day-in-future'
  | 'no-channel'
  | 'not-approved'
  | 'before-approval'
  | 'year-outside-plan'
  | 'year-not-ended'
  | 'no-reason'
  | 'text-too-long';

/** What a step is judged by. */
export type StepBasis = {
  plan: { validFrom: CalendarDay; validTo: CalendarDay };
  /** The day of approval of the version that was sent; null when it never was approved. */
  approvedOn: CalendarDay | null;
  today: CalendarDay;
};

/** Why a step cannot be recorded, or null. */
export function refuseStep(
  step: Omit<StatutoryStep, 'id' | 'planId' | 'dueOn' | 'ruleFrom' | 'recordedAt'>,
  { plan, approvedOn, today }: StepBasis
): StepRefusal | null {
  if (!isPossibleDay(step.happenedOn)) return 'impossible-day';
  if (step.happenedOn > today) return 'day-in-future';
  const texts = [step.fileNumber, step.recordNumber, step.proof, step.correctionReason];
  if (texts.some((text) => text.length > STEP_TEXT_MAX_LENGTH)) return 'text-too-long';
  if (step.corrects !== null && step.correctionReason.trim() === '') return 'no-reason';
  // Of what never happened there is nothing more to judge.
  if (step.withdrawn) return null;
  if (step.kind === 'sent-to-region') {
    if (approvedOn === null) return 'not-approved';
    if (step.happenedOn < approvedOn) return 'before-approval';
    return step.channel === null ? 'no-channel' : null;
  }
  if (step.kind === 'evaluated') {
    const { year } = step;
    if (
      year === null ||
      !Number.isSafeInteger(year) ||
      year < yearOf(plan.validFrom) ||
      year > yearOf(plan.validTo)
    )
      return 'year-outside-plan';
    // The last year of a plan may be evaluated from its end on, others when the year is over.
    const ends: CalendarDay = `${year}-12-31`;
    const over = plan.validTo < ends ? plan.validTo : ends;
    return step.happenedOn <= over ? 'year-not-ended' : null;
  }
  return null;
}
