/**
 * The scale by which an activity is judged in a year: splnené, splnené čiastočne, plní sa priebežne, nesplnené,
 * ešte sa nezačalo (termín neskôr), už neaktuálne (kpss 6.3, requirement 59). *Mešká* is computed, never chosen.
 */
export const PROGRESS_STATES = ['done', 'partly', 'ongoing', 'not-done', 'not-started', 'no-longer'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

/** States after which nothing more is expected of what has an end: it is done, or given up. */
export const FINISHED_STATES: readonly ProgressState[] = ['done', 'no-longer'];

/** What can be said of an activity beside its state. */
export type ProgressField = 'value' | 'evidence' | 'reason' | 'nextStep' | 'nextStepOn';

/**
 * What is asked of whoever has a minute, by the state she chose: what the scale demands of it (requirement 59) and the
 * step that makes the next question shorter; never more than three things.
 * @param hasTarget whether the year has a target for the activity, so that being done is a matter of a number
 */
export function shortFields(state: ProgressState, hasTarget: boolean): ProgressField[] {
  switch (state) {
    case 'done':
      return hasTarget ? ['value', 'evidence'] : ['evidence'];
    case 'partly':
      return hasTarget ? ['value', 'evidence', 'reason'] : ['evidence', 'reason'];
    case 'ongoing':
      return ['value', 'nextStep', 'nextStepOn'];
    case 'not-done':
      return ['reason', 'nextStep', 'nextStepOn'];
    case 'no-longer':
      return ['reason'];
    case 'not-started':
      return [];
  }
}
