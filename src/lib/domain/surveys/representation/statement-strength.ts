import type { Interval } from '../estimation/estimate.ts';

/** Fewer answers than this say nothing of those who did not answer. */
export const FEWEST_ANSWERS = 30;
/** An interval wider than this, of a share from 0 to 1, leaves open what most people think. */
const WIDEST_CARRIED = 0.2;
const WIDEST_HINT = 0.4;
/** Below this share of those who were asked, who answered may differ from who did not in ways no weight mends. */
export const LOWEST_RATE = 0.1;

/** Whether a statement about all residents can stand on a sample (či vzorka výrok unesie), and why not. */
export type StatementStrength =
  | { strength: 'carries' }
  | { strength: 'hint'; because: 'wide-interval' | 'few-of-those-asked' }
  | { strength: 'cannot'; because: 'few-answers' | 'wide-interval' };

/**
 * Judges a share among residents by what it stands on; the limits are our own and are told beside each result.
 * @param effective answers that the sample is worth after weighting
 * @param rate answers among those who were asked, 0 to 1; null where nobody knows how many were
 */
export function statementStrength(
  { from, to }: Interval,
  effective: number,
  rate: number | null
): StatementStrength {
  if (!(effective >= FEWEST_ANSWERS)) return { strength: 'cannot', because: 'few-answers' };
  const width = to - from;
  if (!(width <= WIDEST_HINT)) return { strength: 'cannot', because: 'wide-interval' };
  if (width > WIDEST_CARRIED) return { strength: 'hint', because: 'wide-interval' };
  return rate !== null && rate < LOWEST_RATE
    ? { strength: 'hint', because: 'few-of-those-asked' }
    : { strength: 'carries' };
}
