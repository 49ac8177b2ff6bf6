import type { ProgressState } from './progress-scale.ts';

/** How many activities stand how, of those that were due; what is not relevant any more is told beside and not counted. */
export type Parts = {
  /** Counted activities: those due in the year and not given up. */
  due: number;
  done: number;
  partly: number;
  ongoing: number;
  notDone: number;
  /** Due, and nobody told anything. */
  untold: number;
  noLonger: number;
};

/**
 * How much is done: a share from 0 to 1, never without its parts. The share is null where nothing was due, which is
 * not the same as nothing done.
 */
export type RollUp = { share: number | null; parts: Parts };

const NOTHING: Parts = { due: 0, done: 0, partly: 0, ongoing: 0, notDone: 0, untold: 0, noLonger: 0 };

const PARTS = Object.keys(NOTHING) as (keyof Parts)[];

/** What one activity due in the year counts: done 1, partly a half, else 0. `null` where nobody told. */
export function rollUpOfActivity(state: ProgressState | null): RollUp {
  if (state === 'no-longer') return { share: null, parts: { ...NOTHING, noLonger: 1 } };
  const parts = { ...NOTHING, due: 1 };
  if (state === 'done') return { share: 1, parts: { ...parts, done: 1 } };
  if (state === 'partly') return { share: 0.5, parts: { ...parts, partly: 1 } };
  if (state === 'ongoing') return { share: 0, parts: { ...parts, ongoing: 1 } };
  if (state === 'not-done') return { share: 0, parts: { ...parts, notDone: 1 } };
  // Whoever says *not started* of what is due later is asked again when it falls due.
  return { share: 0, parts: { ...parts, untold: 1 } };
}

/** The weight of each child, in its order; they sum to 1 over children that have something due, and are 0 for others. */
export function weightsOf(children: readonly RollUp[]): number[] {
  const counted = children.filter(({ share }) => share !== null).length;
  return children.map(({ share }) => (share === null ? 0 : 1 / counted));
}

/**
 * The roll-up over children: activities of a measure, measures of a goal, goals of a priority, priorities of the plan.
 * Children that have something due weigh the same, whatever stands below them: a measure of one activity as much as
 * one of five. Their order makes no difference.
 */
export function rollUp(children: readonly RollUp[]): RollUp {
  const parts = { ...NOTHING };
  for (const child of children) for (const key of PARTS) parts[key] += child.parts[key];
  const shares = children.flatMap(({ share }) => share ?? []);
  if (shares.length === 0) return { share: null, parts };
  // Sorted, so that rounding in the sum does not hang on the order of children.
  const sum = shares.toSorted((one, other) => one - other).reduce((total, share) => total + share, 0);
  return { share: sum / shares.length, parts };
}
