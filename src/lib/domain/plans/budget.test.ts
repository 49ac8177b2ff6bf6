import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCapacityChange, aCost, aMeasure, anActivity } from '#tests/plan-fixtures.ts';
import { sumCents } from '../shared/euro.ts';
import { CERTAINTIES, COST_NATURES } from './activity.ts';
import { budgetByYear, projectCliffs, type TemporarySource, uncoveredShare } from './budget.ts';

const cost = fc
  .record({
    year: fc.integer({ min: 2027, max: 2031 }),
    sourceCode: fc.constantFrom('obec', 'eu-np', null),
    cents: fc.nat({ max: 50_000_000 }),
    certainty: fc.constantFrom(...CERTAINTIES),
    nature: fc.constantFrom(...COST_NATURES)
  })
  .map((mentions) => aCost(mentions));

const activities = fc.array(fc.array(cost).map((costs) => anActivity({ costs })));

test('no cent is lost or counted twice, by year, source, nature and cover', () => {
  fc.assert(
    fc.property(activities, (given) => {
      const all = sumCents(given.flatMap((one) => one.costs.map((each) => each.cents)));
      const years = budgetByYear(given, [2027, 2028]);
      expect(sumCents(years.map((one) => one.cents))).toBe(all);
      for (const year of years) {
        expect(year.runningCents + year.capitalCents).toBe(year.cents);
        expect(sumCents(year.sources.map((one) => one.cents))).toBe(year.cents);
        expect(sumCents(year.sources.map((one) => one.coveredCents)) + year.uncoveredCents).toBe(year.cents);
      }
      const share = uncoveredShare(years);
      expect(share === null).toBe(all === 0);
      expect(share ?? 0).toBeGreaterThanOrEqual(0);
      expect(share ?? 0).toBeLessThanOrEqual(1);
    })
  );
});

test('the years of the plan come first and in order, also those that cost nothing', () => {
  const years = budgetByYear(
    [anActivity({ costs: [aCost({ year: 2033 }), aCost({ year: 2028 })] })],
    [2027, 2028]
  );
  expect(years.map((one) => one.year)).toEqual([2027, 2028, 2033]);
});

test.each([
  ['a contract', { certainty: 'contract' }, 0],
  ['a pledge', { certainty: 'pledge' }, 0],
  ['an intention', { certainty: 'intention' }, 1],
  ['a contract with nobody', { certainty: 'contract', sourceCode: null }, 1]
] as const)('%s', (_name, mentions, share) => {
  expect(uncoveredShare(budgetByYear([anActivity({ costs: [aCost(mentions)] })]))).toBe(share);
});

describe('project cliffs', () => {
  const service = aMeasure({ id: 'measure' });
  const temporary: TemporarySource[] = [{ sourceCode: 'eu-np', endsOn: null }];
  const paid = (...costs: ReturnType<typeof aCost>[]) => [anActivity({ id: 'activity', costs })];
  const project = (year: number) => aCost({ year, sourceCode: 'eu-np' });
  const cliffs = (costs: ReturnType<typeof paid>, measure = service, sources = temporary) =>
    projectCliffs([measure], costs, sources, '2031-12-31');

  test('a service paid by a project alone falls off the year after it', () => {
    expect(cliffs(paid(project(2027), project(2028)))).toEqual([
      {
        measureId: 'measure',
        activityId: 'activity',
        sourceCode: 'eu-np',
        paysUntil: 2028,
        from: 2029,
        to: 2031
      }
    ]);
  });

  test('the source may end before the costs that count on it', () => {
    const ends = [{ sourceCode: 'eu-np', endsOn: '2027-12-31' as const }];
    expect(cliffs(paid(project(2027), project(2030)), service, ends)).toMatchObject([
      { paysUntil: 2027, from: 2028 }
    ]);
  });

  test('the municipality takes over in every year: no cliff', () => {
    const own = [2029, 2030, 2031].map((year) => aCost({ year }));
    expect(cliffs(paid(project(2028), ...own))).toEqual([]);
  });

  test('one year without money, or with a mere intention, is a cliff', () => {
    expect(cliffs(paid(project(2028), aCost({ year: 2029 }), aCost({ year: 2031 })))).toMatchObject([
      { from: 2030 }
    ]);
    const intended = [2029, 2030, 2031].map((year) => aCost({ year, certainty: 'intention' }));
    expect(cliffs(paid(project(2028), ...intended))).toMatchObject([{ from: 2029 }]);
  });

  test('another project does not take over for good', () => {
    const two = [...temporary, { sourceCode: 'eu-iny', endsOn: '2029-12-31' as const }];
    const other = [2029, 2030, 2031].map((year) => aCost({ year, sourceCode: 'eu-iny' }));
    expect(
      cliffs(paid(project(2028), ...other), service, two).map((one) => [one.sourceCode, one.from])
    ).toEqual([
      ['eu-np', 2030],
      ['eu-iny', 2030]
    ]);
  });

  test.each([
    ['a measure that ends the service', { change: 'end' }],
    ['work that is no service and ends with its term', { subject: { kind: 'prevention' } }]
  ] as const)('%s has none', (_name, mentions) => {
    expect(cliffs(paid(project(2028)), aMeasure({ id: 'measure', ...mentions }))).toEqual([]);
  });

  test('a service goes on as long as the measure plans capacity of it', () => {
    const until2029 = aMeasure({
      id: 'measure',
      capacityChanges: [
        aCapacityChange({ year: 2027, change: 4 }),
        aCapacityChange({ year: 2030, change: -4, staffChange: -1 })
      ]
    });
    expect(cliffs(paid(project(2028)), until2029)).toMatchObject([{ from: 2029, to: 2029 }]);
    expect(cliffs(paid(project(2029)), until2029)).toEqual([]);
  });

  test('a building paid by a project leaves none', () => {
    expect(cliffs(paid(aCost({ sourceCode: 'eu-np', nature: 'capital' })))).toEqual([]);
  });
});
