import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActivityCost } from '../plans/activity.ts';
import { budgetByYear } from '../plans/budget.ts';
import { budgetImpact, DUTIES } from './budget-impact.ts';

const cost = (mentions: Partial<ActivityCost>): ActivityCost => ({
  ...{ id: 'cost', year: 2027, sourceCode: 'obec', cents: 100, certainty: 'contract', nature: 'running' },
  ...mentions
});
const duties = {
  obligatory: new Set(['opatrovatelska-sluzba', 'jedalen']),
  ownSources: new Set(['obec', 'fpp-obec'])
};
const MEASURES = [
  { id: 'care', subject: { kind: 'service', serviceTypeCode: 'opatrovatelska-sluzba' } },
  { id: 'shelter', subject: { kind: 'service', serviceTypeCode: 'utulok' } },
  { id: 'advice', subject: { kind: 'counselling' } }
] as const;

test('each year says what it runs, what it builds, who pays and what nobody pays', () => {
  const activities = [
    { measureId: 'care', costs: [cost({ cents: 1_000_00 }), cost({ cents: 500_00, nature: 'capital' })] },
    { measureId: 'shelter', costs: [cost({ cents: 200_00, sourceCode: 'vuc' })] },
    {
      measureId: 'advice',
      costs: [
        cost({ cents: 70_00, certainty: 'intention' }),
        cost({ cents: 30_00, sourceCode: null, year: 2029 })
      ]
    }
  ];
  const impact = budgetImpact(activities, MEASURES, [2027, 2028], duties);
  expect(impact.years.map(({ year, cents }) => [year, cents])).toEqual([
    [2027, 1_770_00],
    [2028, 0],
    [2029, 30_00]
  ]);
  expect(impact.total).toEqual({
    ...{ cents: 1_800_00, runningCents: 1_300_00, capitalCents: 500_00 },
    ...{ ownCents: 1_500_00, otherCents: 200_00, uncoveredCents: 100_00 },
    byDuty: { obligatory: 1_500_00, voluntary: 200_00, undetermined: 100_00 }
  });
  expect(impact.uncovered).toEqual([{ measureId: 'advice', uncoveredCents: 100_00 }]);
});

const costs = fc.array(
  fc.record({
    id: fc.uuid(),
    year: fc.integer({ min: 2026, max: 2032 }),
    sourceCode: fc.constantFrom(null, 'obec', 'fpp-obec', 'vuc', 'esf'),
    cents: fc.integer({ min: 0, max: 1_000_000_000 }),
    certainty: fc.constantFrom('intention', 'pledge', 'contract'),
    nature: fc.constantFrom('running', 'capital')
  }) as fc.Arbitrary<ActivityCost>,
  { maxLength: 12 }
);
const plans = fc.array(
  fc.record({ measureId: fc.constantFrom('care', 'shelter', 'advice', 'gone'), costs }),
  { maxLength: 8 }
);

test('however the money is cut, the parts give the whole, each year and together', () => {
  fc.assert(
    fc.property(plans, (activities) => {
      const { years, total } = budgetImpact(activities, MEASURES, [2027, 2028], duties);
      for (const one of [...years, total]) {
        expect(one.runningCents + one.capitalCents).toBe(one.cents);
        expect(one.ownCents + one.otherCents + one.uncoveredCents).toBe(one.cents);
        expect(DUTIES.reduce((sum, duty) => sum + one.byDuty[duty], 0)).toBe(one.cents);
      }
      for (const key of ['cents', 'runningCents', 'capitalCents', 'ownCents', 'uncoveredCents'] as const)
        expect(years.reduce((sum, one) => sum + one[key], 0)).toBe(total[key]);
    })
  );
});

test('the money is the plan’s own budget, year by year', () => {
  fc.assert(
    fc.property(plans, (activities) => {
      const { years } = budgetImpact(activities, MEASURES, [2027, 2028], duties);
      const budget = budgetByYear(activities, [2027, 2028]);
      expect(
        years.map(({ year, cents, runningCents, capitalCents, uncoveredCents }) => ({
          ...{ year, cents, runningCents, capitalCents, uncoveredCents }
        }))
      ).toEqual(budget.map(({ sources, ...year }) => year));
    })
  );
});

test('the money without cover is the sum over the measures that lack it', () => {
  fc.assert(
    fc.property(plans, (activities) => {
      const { total, uncovered } = budgetImpact(activities, MEASURES, [2027], duties);
      expect(uncovered.reduce((sum, one) => sum + one.uncoveredCents, 0)).toBe(total.uncoveredCents);
    })
  );
});
