/**
 * Distribution functions that intervals and tests need, to about twelve digits. Formulas: Abramowitz and Stegun,
 * *Handbook of Mathematical Functions* (1964), 26.5 and 26.7; the logarithm of gamma after Lanczos (1964).
 */

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
];
const SMALLEST = 1e-300;
const MOST_STEPS = 500;
const HALVINGS = 200;

/** Logarithm of the gamma function of a positive number. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  const shifted = x - 1;
  const at = shifted + 7.5;
  const sum = LANCZOS.reduce(
    (total, term, place) => (place === 0 ? term : total + term / (shifted + place)),
    0
  );
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(at) - at + Math.log(sum);
}

/** Share of a beta distribution that lies below `x` (the regularised incomplete beta function); `a`, `b` above 0. */
export function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast on one side of the mean only.
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

/** The continued fraction of the incomplete beta function, by the method of Lentz. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MOST_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}

/** The value below which a share of a beta distribution lies. */
export function betaQuantile(share: number, a: number, b: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  return between(0, 1, (x) => betaShare(x, a, b) - share);
}

/** Where an increasing function crosses zero between two places, to the last digit. */
export function between(low: number, high: number, height: (x: number) => number): number {
  let [below, above] = [low, high];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (below + above) / 2;
    if (middle === below || middle === above) break;
    if (height(middle) < 0) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}

/** A page asks for one quantile again and again, and finding it takes a hundred steps: the last one found is kept. */
let last = { share: Number.NaN, degrees: Number.NaN, quantile: Number.NaN };

/** The value below which a share of Student's distribution lies; `Infinity` degrees of freedom are the normal one. */
export function studentQuantile(share: number, degrees: number): number {
  if (share === 0.5) return 0;
  if (share < 0.5) return -studentQuantile(1 - share, degrees);
  if (last.share !== share || last.degrees !== degrees)
    last = { share, degrees, quantile: foundQuantile(share, degrees) };
  return last.quantile;
}

function foundQuantile(share: number, degrees: number): number {
  if (degrees === Number.POSITIVE_INFINITY) return normalQuantile(share);
  const x = betaQuantile(2 * (1 - share), degrees / 2, 0.5);
  return Math.sqrt((degrees * (1 - x)) / x);
}

/** The value below which a share of the standard normal distribution lies. */
export function normalQuantile(share: number): number {
  // A billion degrees of freedom are not enough for the tenth digit: the share itself is inverted.
  return between(-40, 40, (z) => normalShare(z) - share);
}

/** Share of the standard normal distribution below `z`. */
function normalShare(z: number): number {
  const half = upperGammaShare(0.5, (z * z) / 2) / 2;
  return z < 0 ? half : 1 - half;
}

/** Share of a gamma distribution of shape `a` above `x`: by its series near zero, by its continued fraction beyond. */
function upperGammaShare(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(-x + a * Math.log(x) - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < MOST_STEPS && term > sum * 1e-17; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - sum * front;
  }
  let b = x + 1 - a;
  let c = 1 / SMALLEST;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i <= MOST_STEPS; i += 1) {
    const next = -i * (i - a);
    b += 2;
    d = 1 / awayFromZero(next * d + b);
    c = awayFromZero(b + next / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction * front;
}

/** Probability that a ratio of variances (F) is at least so large where nothing differs. */
export function exceedsF(f: number, degrees: number, denominator: number): number {
  return betaShare(denominator / (denominator + degrees * f), denominator / 2, degrees / 2);
}

/** Probability that chi-squared of so many degrees is at least so large. */
export function exceedsChiSquared(x: number, degrees: number): number {
  return upperGammaShare(degrees / 2, x / 2);
}

/** How much of the normal distribution lies farther from its middle than `far`, on both sides. */
export function normalShareBeyond(far: number): number {
  return exceedsChiSquared(far ** 2, 1);
}
