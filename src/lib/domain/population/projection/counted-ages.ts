import type { AgeBand } from '../age-structure.ts';

/** Ages that a projection tells of: everybody, those for whom services of early childhood are, the old and the oldest. */
export const PROJECTED_AGES = [
  { from: 0, to: null },
  { from: 0, to: 2 },
  { from: 0, to: 14 },
  { from: 15, to: 64 },
  { from: 65, to: null },
  { from: 80, to: null }
] as const satisfies readonly AgeBand[];

/** How much of a projection can be known, by the width of the interval of everybody against its middle. */
export type Knowability = 'mostly-known' | 'roughly-known' | 'mostly-chance';

/** Bounds of the widths, ours: below a fifth the plan may rely on the number, above two fifths on its direction at most. */
const NARROW = 0.2;
const WIDE = 0.4;

/** @param low @param high bounds of the interval, each ≥ 0 @param middle above 0, or nobody is there to count */
export function knowabilityOf({
  low,
  middle,
  high
}: {
  low: number;
  middle: number;
  high: number;
}): Knowability {
  const width = middle > 0 ? (high - low) / middle : Number.POSITIVE_INFINITY;
  if (width < NARROW) return 'mostly-known';
  return width < WIDE ? 'roughly-known' : 'mostly-chance';
}
