import { studentQuantile } from './distributions.ts';
import type { SampleDesign } from './sample-design.ts';
import { variance } from './spread.ts';

/** What the sample says of all residents, and how far the truth may be. */
export type Estimate = {
  value: number;
  /** Standard error (smerodajná chyba odhadu); NaN where the sample tells nothing of it. */
  standardError: number;
};

export type Interval = { from: number; to: number };

/** Share of samples whose interval holds the truth. */
export const CONFIDENCE = 0.95;

/** How many, or how much, in all: the weighted sum of a number. */
export function estimateTotal(design: SampleDesign, values: Float64Array): Estimate {
  let value = 0;
  for (let at = 0; at < values.length; at += 1) value += (design.weights[at] ?? 0) * (values[at] ?? 0);
  return { value, standardError: Math.sqrt(variance(design, values)) };
}

/**
 * The mean of a number among those who are `counted` (a part of the people, a domain; without it all). A mean of ones
 * and zeros is a share. Answers left out stay in the design: they too were drawn.
 * @param counted 1 for those in the part, 0 for others; NaN values must be left out by it
 * @returns NaN twice where nobody is counted
 */
export function estimateMean(
  design: SampleDesign,
  values: Float64Array,
  counted?: ArrayLike<number>
): Estimate {
  const influence = new Float64Array(values.length);
  let [weight, sum] = [0, 0];
  for (let at = 0; at < values.length; at += 1) {
    if (counted && !counted[at]) continue;
    const own = design.weights[at] ?? 0;
    weight += own;
    sum += own * (values[at] ?? 0);
  }
  const value = sum / weight;
  for (let at = 0; at < values.length; at += 1)
    if (!counted || counted[at]) influence[at] = ((values[at] ?? 0) - value) / weight;
  return { value, standardError: Math.sqrt(variance(design, influence)) };
}

/** One sum for each unit of another: a ratio of totals. */
export function estimateRatio(design: SampleDesign, above: Float64Array, below: Float64Array): Estimate {
  const denominator = estimateTotal(design, below).value;
  const value = estimateTotal(design, above).value / denominator;
  const influence = above.map((one, at) => (one - value * (below[at] ?? 0)) / denominator);
  return { value, standardError: Math.sqrt(variance(design, influence)) };
}

/** The interval around an estimate, by Student's distribution. @param degrees `Infinity` is the normal distribution */
export function intervalOf(
  { value, standardError }: Estimate,
  degrees = Number.POSITIVE_INFINITY,
  confidence = CONFIDENCE
): Interval {
  const far = studentQuantile((1 + confidence) / 2, degrees) * standardError;
  return { from: value - far, to: value + far };
}

/**
 * How many times larger the variance is than that of a simple sample of as many answers (dizajnový efekt): Kish 1965.
 * The simple sample too would leave out only part of the people, as many as the weights say.
 */
export function designEffect(design: SampleDesign, values: Float64Array): number {
  const { value, standardError } = estimateMean(design, values);
  const n = values.length;
  let [people, squares] = [0, 0];
  for (let at = 0; at < n; at += 1) {
    const weight = design.weights[at] ?? 0;
    people += weight;
    squares += weight * ((values[at] ?? 0) - value) ** 2;
  }
  const simple = ((squares / people) * (n / (n - 1)) * (people - n)) / (people * n);
  return standardError ** 2 / simple;
}

/**
 * What uneven weights alone cost: the answers are worth `effective` of as many as an even sample would need (efektívna
 * veľkosť vzorky). Kish 1965, 1 + L.
 */
export function weightingEffect(weights: ArrayLike<number>): { effect: number; effective: number } {
  let [sum, squares] = [0, 0];
  for (let at = 0; at < weights.length; at += 1) {
    const weight = weights[at] ?? 0;
    sum += weight;
    squares += weight * weight;
  }
  const effective = sum ** 2 / squares;
  return { effect: weights.length / effective, effective };
}
