/**
 * The scale by which an activity is judged in a year: splnené, splnené čiastočne, plní sa priebežne, nesplnené,
 * ešte sa nezačalo (termín neskôr), už neaktuálne (kpss 6.3, requirement 59). *Mešká* is computed, never chosen.
 */
export const PROGRESS_STATES = ['done', 'partly', 'ongoing', 'not-done', 'not-started', 'no-longer'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

/** States after which nothing more is expected of what has an end: it is done, or given up. */
export const FINISHED_STATES: readonly ProgressState[] = ['done', 'no-longer'];
