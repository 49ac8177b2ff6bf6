import { studentQuantile } from './distributions.ts';
import { CONFIDENCE, type Estimate, estimateMean, type Interval, intervalOf } from './estimate.ts';
import { degreesOfFreedom, type SampleDesign } from './sample-design.ts';

/**
 * The value that a share of the residents does not exceed (0.5: the median), with the interval that Woodruff reads off
 * the interval of the share: *Journal of the American Statistical Association* 47 (1952) 635–646.
 */
export function estimateQuantile(
  design: SampleDesign,
  values: Float64Array,
  share: number,
  confidence = CONFIDENCE
): Estimate & { interval: Interval } {
  const order = Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const value = reached(design, values, order, share);
  const degrees = degreesOfFreedom(design);
  const below = estimateMean(
    design,
    values.map((one) => (one <= value ? 1 : 0))
  );
  const { from, to } = intervalOf(below, degrees, confidence);
  const interval = { from: reached(design, values, order, from), to: reached(design, values, order, to) };
  const far = 2 * studentQuantile((1 + confidence) / 2, degrees);
  return { value, standardError: (interval.to - interval.from) / far, interval };
}

/** The least value at which the weights of those not above it reach a share of all. */
function reached(
  { weights }: SampleDesign,
  values: Float64Array,
  order: readonly number[],
  share: number
): number {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  // Sums of weights are not exact: a share that is reached up to rounding is reached.
  const wanted = share * all - all * 1e-12;
  let sum = 0;
  for (const at of order) {
    sum += weights[at] ?? 0;
    if (sum >= wanted) return values[at] ?? Number.NaN;
  }
  return values[order.at(-1) ?? 0] ?? Number.NaN;
}
