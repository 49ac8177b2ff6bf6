/** Chance that can be repeated: the same seed gives the same numbers, so a simulation can be checked by anybody. */
export type RandomStream = {
  /** Evenly from 0 (included) to 1 (left out). */
  uniform(): number;
  /** From the normal distribution with mean 0 and standard deviation 1. */
  normal(): number;
  /** How many of `n` things happen, each with probability `p`. */
  binomial(n: number, p: number): number;
  /** How many of `n` are hit by a hazard: each is spared with probability e to the power −hazard. */
  hit(n: number, hazard: number): number;
  /** How many things happen that happen `mean` times on average. */
  poisson(mean: number): number;
  /** A whole number beside `x`, above or below by chance, so that its mean is `x`. */
  rounded(x: number): number;
};

/** Above so many expected events the normal distribution stands for the counts: its error is below that of the rates. */
const MANY = 12;
const TO_UNIT = 2 ** -32;
const LN_2 = Math.LN2;

/**
 * A stream of random numbers: the generator sfc32 of Doty-Humphrey (PractRand), which passes the tests of randomness
 * that a simulation of people needs; not for secrets.
 */
export function randomStream(seed: number): RandomStream {
  let [a, b, c, counter] = [0x9e3779b9 | 0, 0x243f6a88 | 0, seed | 0, 1];
  let kept = Number.NaN;

  const uniform = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) * TO_UNIT;
  };
  // The first numbers still show the seed.
  for (let thrown = 0; thrown < 15; thrown++) uniform();

  /** Marsaglia's polar method: two at a time, the second kept for the next call. */
  const normal = (): number => {
    if (!Number.isNaN(kept)) {
      const one = kept;
      kept = Number.NaN;
      return one;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const length = x * x + y * y;
      if (length >= 1 || length === 0) continue;
      const stretch = Math.sqrt((-2 * Math.log(length)) / length);
      kept = y * stretch;
      return x * stretch;
    }
  };

  const about = (mean: number, variance: number, most: number): number => {
    const drawn = Math.round(mean + Math.sqrt(variance) * normal());
    return drawn < 0 ? 0 : drawn > most ? most : drawn;
  };

  const poisson = (mean: number): number => {
    if (mean >= MANY) return about(mean, mean, Number.POSITIVE_INFINITY);
    let left = uniform();
    let share = Math.exp(-mean);
    let count = 0;
    // Rounding may leave a rest that no count takes.
    while (left >= share && share > 0) {
      left -= share;
      count += 1;
      share *= mean / count;
    }
    return count;
  };

  /** Of `n` things with these odds, as many as the rest `left` reaches, when none has the probability `none`. */
  const counted = (left: number, none: number, odds: number, n: number): number => {
    let rest = left;
    let share = none;
    let count = 0;
    while (rest >= share && count < n) {
      rest -= share;
      share *= (odds * (n - count)) / (count + 1);
      count += 1;
    }
    return count;
  };

  const binomial = (n: number, p: number): number => {
    if (n <= 0 || p <= 0) return 0;
    if (p > 0.5) return n - binomial(n, 1 - p);
    if (n * p >= MANY) return about(n * p, n * p * (1 - p), n);
    return counted(uniform(), Math.exp(n * Math.log1p(-p)), p / (1 - p), n);
  };

  /** Most often nobody is hit: that is asked first, at the price of one exponential. */
  const hit = (n: number, hazard: number): number => {
    const spared = Math.exp(-n * hazard);
    if (n * hazard >= MANY || hazard > LN_2) return binomial(n, -Math.expm1(-hazard));
    const left = uniform();
    return left < spared ? 0 : counted(left, spared, Math.expm1(hazard), n);
  };

  const rounded = (x: number): number => {
    const below = Math.floor(x);
    return uniform() < x - below ? below + 1 : below;
  };

  return { uniform, normal, binomial, hit, poisson, rounded };
}
