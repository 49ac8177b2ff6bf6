/**
 * How far a thing is, as everybody is shown it; the same six marks everywhere.
 * done ✓ · going ◐ · late ! · later ○ · missing (an empty square) · unverified ?
 */
export const STATES = ['done', 'going', 'late', 'later', 'missing', 'unverified'] as const;

export type State = (typeof STATES)[number];
