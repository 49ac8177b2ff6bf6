import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossedTest, effectWord } from './crossing.ts';
import { normalQuantile, normalShareBeyond } from './distributions.ts';
import { shareDifference } from './share-difference.ts';

/** Newcombe's examples (*Statistics in Medicine* 17 (1998), table II, method 10), to four places. */
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [10, 10, 0, 10, 0.6075, 1]
])('%i of %i against %i of %i has the published interval', (count, of, before, all, from, to) => {
  const found = shareDifference({ count, of }, { count: before, of: all });
  expect(found.from).toBeCloseTo(from, 3);
  expect(found.to).toBeCloseTo(to, 3);
});

test('the test is chi-squared of the table of two rows', () => {
  const found = shareDifference({ count: 10, of: 40 }, { count: 20, of: 45 });
  const crossed = crossedTest([
    [10, 30],
    [20, 25]
  ]);
  // Of two rows and columns n (ad − bc)² over the product of the four sums.
  const known = (85 * (10 * 25 - 30 * 20) ** 2) / (40 * 45 * 30 * 55);
  expect(crossed?.chiSquared).toBeCloseTo(known, 9);
  expect(normalShareBeyond(Math.sqrt(crossed?.chiSquared ?? 0))).toBeCloseTo(found.probability, 9);
  expect(crossed?.effect).toBeCloseTo(Math.sqrt(known / 85), 9);
});

test('the normal distribution is the one that its quantile turns round', () => {
  for (const share of [0.001, 0.05, 0.3, 0.9])
    expect(normalShareBeyond(normalQuantile(1 - share / 2))).toBeCloseTo(share, 6);
});

const counted = fc.integer({ min: 1, max: 400 }).chain((of) => fc.nat(of).map((count) => ({ count, of })));

test('a difference lies in its interval, turns round with its samples, and equal shares never differ', () => {
  fc.assert(
    fc.property(counted, counted, (now, before) => {
      const [one, other] = [shareDifference(now, before), shareDifference(before, now)];
      expect(one.from - 1e-9).toBeLessThanOrEqual(one.difference);
      expect(one.to + 1e-9).toBeGreaterThanOrEqual(one.difference);
      expect(one.from).toBeGreaterThanOrEqual(-1 - 1e-9);
      expect(one.to).toBeLessThanOrEqual(1 + 1e-9);
      expect(other.from).toBeCloseTo(-one.to, 9);
      expect(other.probability).toBeCloseTo(one.probability, 9);
      expect(shareDifference(now, now).probability).toBeGreaterThan(0.999);
    })
  );
});

test('answers that always go together do so wholly, and those of a common share not at all', () => {
  const whole = crossedTest([
    [20, 0, 0],
    [0, 15, 0],
    [0, 0, 30]
  ]);
  expect(whole?.effect).toBeCloseTo(1, 9);
  expect(effectWord(whole?.effect ?? 0)).toBe('strong');
  const none = crossedTest([
    [10, 20],
    [20, 40],
    [0, 0]
  ]);
  expect(none?.chiSquared).toBeCloseTo(0, 9);
  expect(effectWord(none?.effect ?? 1)).toBe('none');
  expect(crossedTest([[10, 20]])).toBeNull();
  expect(crossedTest([])).toBeNull();
});

test('chance of two degrees is an exponential', () => {
  const found = crossedTest([
    [30, 12, 8],
    [14, 22, 18]
  ]);
  expect(found?.degrees).toBe(2);
  expect(found?.probability).toBeCloseTo(Math.exp(-(found?.chiSquared ?? 0) / 2), 9);
});
