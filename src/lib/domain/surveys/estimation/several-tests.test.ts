import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjustedTogether } from './several-tests.ts';

test('are adjusted as p.adjust of R does it', () => {
  // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
  for (const [at, value] of [0.03, 0.06, 0.06, 0.02].entries())
    expect(adjustedTogether([0.01, 0.04, 0.03, 0.005])[at]).toBeCloseTo(value, 12);
  expect(adjustedTogether([0.02])).toEqual([0.02]);
  expect(adjustedTogether([0.6, 0.7])).toEqual([1, 1]);
  expect(adjustedTogether([])).toEqual([]);
});

test('none is surer than alone, none less sure than by Bonferroni, and the smaller stay the smaller', () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(probability, { minLength: 1, maxLength: 12 }), (given) => {
      const adjusted = adjustedTogether(given);
      for (const [at, value] of given.entries()) {
        expect(adjusted[at]).toBeGreaterThanOrEqual(value);
        expect(adjusted[at]).toBeLessThanOrEqual(Math.min(1, value * given.length));
        for (const [other, more] of given.entries())
          if (value < more) expect(adjusted[at]).toBeLessThanOrEqual(adjusted[other] ?? 0);
      }
    })
  );
});
