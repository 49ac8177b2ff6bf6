import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statementStrength } from './statement-strength.ts';
import { type GroupTurnout, whoIsMissing } from './who-is-missing.ts';

test('people under thirty are missing where six of 55 answers are theirs and a third of the residents', () => {
  // Banka: 55 answers of about 2,200 inhabitants, 43 % of them by people over 55 (kpss 5.3).
  const found = whoIsMissing([
    { residents: 730, answered: 6 },
    { residents: 760, answered: 25 },
    { residents: 710, answered: 24 }
  ]);
  expect(found.map(({ represented }) => represented)).toEqual(['missing', 'as-residents', 'as-residents']);
  // With 19 more they are 25 of 74, a third.
  expect(found[0]?.wanted).toBe(19);
});

test('a small difference, and one that chance makes, is none', () => {
  const [few] = whoIsMissing([
    { residents: 500, answered: 3 },
    { residents: 500, answered: 7 }
  ]);
  expect(few?.represented).toBe('as-residents');
  const [many] = whoIsMissing([
    { residents: 50_000, answered: 4_600 },
    { residents: 50_000, answered: 5_400 }
  ]);
  expect(many?.represented).toBe('as-residents');
});

const groups = fc
  .array(
    fc
      .integer({ min: 1, max: 3_000 })
      .chain((residents) => fc.record({ residents: fc.constant(residents), answered: fc.nat(residents) })),
    { minLength: 2, maxLength: 8 }
  )
  .filter((all) => all.some(({ answered }) => answered > 0));

test('shares add up, and a missing group that sends what is wanted is missing no more', () => {
  fc.assert(
    fc.property(groups, (turnout: GroupTurnout[]) => {
      const found = whoIsMissing(turnout);
      const sum = (of: (one: (typeof found)[number]) => number) =>
        found.reduce((all, one) => all + of(one), 0);
      expect(sum(({ residentShare }) => residentShare)).toBeCloseTo(1, 9);
      expect(sum(({ answerShare }) => answerShare)).toBeCloseTo(1, 9);
      for (const [at, { wanted, represented, residents, answered }] of found.entries()) {
        expect(wanted > 0).toBe(represented === 'missing');
        if (wanted === 0 || wanted === residents - answered) continue;
        const mended = turnout.with(at, { residents, answered: answered + wanted });
        expect(whoIsMissing(mended)[at]?.represented).toBe('as-residents');
      }
    })
  );
});

test('nobody asked, nobody answered: there is nothing to compare', () => {
  expect(whoIsMissing([])).toEqual([]);
  expect(whoIsMissing([{ residents: 10, answered: 0 }])).toEqual([]);
});

test.each([
  [{ from: 0.4, to: 0.5 }, 200, 0.3, { strength: 'carries' }],
  [{ from: 0.4, to: 0.5 }, 200, null, { strength: 'carries' }],
  [{ from: 0.4, to: 0.5 }, 200, 0.02, { strength: 'hint', because: 'few-of-those-asked' }],
  [{ from: 0.3, to: 0.6 }, 60, 0.3, { strength: 'hint', because: 'wide-interval' }],
  [{ from: 0.1, to: 0.9 }, 60, 0.3, { strength: 'cannot', because: 'wide-interval' }],
  [{ from: 0.4, to: 0.5 }, 29, 1, { strength: 'cannot', because: 'few-answers' }],
  [{ from: Number.NaN, to: Number.NaN }, 50, 1, { strength: 'cannot', because: 'wide-interval' }]
])('a share within %j of %d answers with the rate %j', (interval, effective, rate, strength) => {
  expect(statementStrength(interval, effective, rate)).toEqual(strength);
});
