import type { TermStanding } from '#lib/server/public/measure-terms.ts';
import type { State } from '#lib/ui/state.ts';

/** The mark of each standing. Nothing is "done" by its term alone: a past term waits for its evaluation. */
export const STATE_OF_STANDING = {
  running: 'going',
  later: 'later',
  ended: 'unverified',
  undated: 'missing'
} as const satisfies Record<TermStanding, State>;
