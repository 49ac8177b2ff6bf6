import { normalShareBeyond } from './distributions.ts';
import { CONFIDENCE, type Interval } from './estimate.ts';
import { wilsonInterval } from './share-interval.ts';

/** People who answered so, of how many. */
export type CountedShare = { count: number; of: number };

/** How a share changed between two independent samples; shares and their difference from -1 to 1. */
export type ShareDifference = Interval & {
  difference: number;
  /** How often chance alone makes a difference as large where nothing changed. */
  probability: number;
};

/**
 * The difference of two shares, its interval by Newcombe's hybrid of two Wilson intervals (*Statistics in Medicine* 17
 * (1998) 873–890, method 10), and the two-sided test of equal shares with a common share (Pearson's chi-squared without
 * correction).
 * @param now both with somebody in them
 */
export function shareDifference(
  now: CountedShare,
  before: CountedShare,
  confidence = CONFIDENCE
): ShareDifference {
  const [p, q] = [now.count / now.of, before.count / before.of];
  const [own, other] = [
    wilsonInterval(now.count, now.of, confidence),
    wilsonInterval(before.count, before.of, confidence)
  ];
  const difference = p - q;
  return {
    difference,
    from: difference - Math.hypot(p - own.from, other.to - q),
    to: difference + Math.hypot(own.to - p, q - other.from),
    probability: probabilityOf(now, before)
  };
}

function probabilityOf(now: CountedShare, before: CountedShare): number {
  const common = (now.count + before.count) / (now.of + before.of);
  const error = Math.sqrt(common * (1 - common) * (1 / now.of + 1 / before.of));
  // Where all or nobody answered so both times, nothing differs.
  if (error === 0) return 1;
  return normalShareBeyond(Math.abs(now.count / now.of - before.count / before.of) / error);
}
