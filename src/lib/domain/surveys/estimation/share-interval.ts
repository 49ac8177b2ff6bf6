import { betaQuantile, between, studentQuantile } from './distributions.ts';
import { CONFIDENCE, type Estimate, type Interval, intervalOf } from './estimate.ts';

/** A share among the residents, and of how many answers and degrees of freedom it was made. */
export type SampledShare = Estimate & { answers: number; degrees: number };

/**
 * The interval of a share on the scale of its odds, which never leaves 0 to 1 (logit); the one that pages show.
 * A share of nobody or of all has none.
 */
export function logitInterval(
  { value, standardError, degrees }: SampledShare,
  confidence = CONFIDENCE
): Interval {
  const odds = Math.log(value / (1 - value));
  const far = (studentQuantile((1 + confidence) / 2, degrees) * standardError) / (value * (1 - value));
  return { from: 1 / (1 + Math.exp(far - odds)), to: 1 / (1 + Math.exp(-far - odds)) };
}

/** The interval around the share itself; it may leave 0 to 1 where the share is small. */
export function plainInterval(share: SampledShare, confidence = CONFIDENCE): Interval {
  return intervalOf(share, share.degrees, confidence);
}

/**
 * The exact interval of as many answers as the sample is worth, for small shares: Korn and Graubard, *Survey
 * Methodology* 24 (1998) 193–201.
 */
export function betaInterval(
  { value, standardError, answers, degrees }: SampledShare,
  confidence = CONFIDENCE
): Interval {
  const tail = (1 - confidence) / 2;
  const worth =
    ((value * (1 - value)) / standardError ** 2) *
    (studentQuantile(tail, answers - 1) / studentQuantile(tail, degrees)) ** 2;
  return {
    from: betaQuantile(tail, worth * value, worth * (1 - value) + 1),
    to: betaQuantile(1 - tail, worth * value + 1, worth * (1 - value))
  };
}

/**
 * Shares that are not much less likely than the one found, the likelihood scaled by the design effect: Rao and Scott,
 * *Annals of Statistics* 12 (1984) 46–60.
 */
export function likelihoodInterval(
  { value, standardError, answers, degrees }: SampledShare,
  confidence = CONFIDENCE
): Interval {
  const simple = (value * (1 - value)) / answers;
  // A spread is told by one answer less than there are.
  const effect = (standardError ** 2 / simple) * (answers / (answers - 1));
  const far = studentQuantile((1 + confidence) / 2, degrees) ** 2 * effect;
  const distance = (share: number) => 2 * answers * (term(value, share) + term(1 - value, 1 - share)) - far;
  return {
    from: between(0, value, (share) => -distance(share)),
    to: between(value, 1, distance)
  };
}

function term(found: number, supposed: number): number {
  return found === 0 ? 0 : found * Math.log(found / supposed);
}

/** The interval of a plain count of `found` among `all`, good for small counts: Wilson, JASA 22 (1927) 209–212. */
export function wilsonInterval(found: number, all: number, confidence = CONFIDENCE): Interval {
  const z = studentQuantile((1 + confidence) / 2, Number.POSITIVE_INFINITY);
  const share = found / all;
  const middle = (share + z ** 2 / (2 * all)) / (1 + z ** 2 / all);
  const far = (z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))) / (1 + z ** 2 / all);
  return { from: Math.max(0, middle - far), to: Math.min(1, middle + far) };
}

/** The interval of a plain count that is never too narrow: Clopper and Pearson, *Biometrika* 26 (1934) 404–413. */
export function exactInterval(found: number, all: number, confidence = CONFIDENCE): Interval {
  const tail = (1 - confidence) / 2;
  return {
    from: found === 0 ? 0 : betaQuantile(tail, found, all - found + 1),
    to: found === all ? 1 : betaQuantile(1 - tail, found + 1, all - found)
  };
}
