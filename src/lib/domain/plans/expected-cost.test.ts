import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCapacityChange, aCell, aMeasure } from '#tests/plan-fixtures.ts';
import { matrixRows } from './capacity-figures.ts';
import { expectedCosts, withYearlyCost } from './expected-cost.ts';
import { costInYear, refuseUnitCost, type UnitCost, unitCostsInForce } from './unit-cost.ts';

const YEARS = [2027, 2028, 2029];
const dated = (value: number) => ({ value, asOf: '2026-11-01' as const, source: 'obecný úrad' });

function aUnitCost(mentions: Partial<UnitCost> = {}): UnitCost {
  return {
    serviceTypeCode: 'opatrovatelska-sluzba',
    unitCode: 'prijimatelia',
    period: 'month',
    cents: 40_000,
    asOf: '2025-12-31',
    source: 'záverečný účet',
    verified: true,
    ...mentions
  };
}

const inForce = (...own: UnitCost[]) => unitCostsInForce(own, []);
const cellIn = (year: number, existing: number) =>
  aCell({ year, ownNeed: dated(existing), existing: { ...dated(existing), overrideReason: null } });
const rowsOf = (existing: number, changes: { year: number; change: number }[]) =>
  matrixRows({
    years: YEARS,
    cells: YEARS.map((year) => cellIn(year, existing)),
    choices: [],
    measures: [aMeasure({ capacityChanges: changes.map((one) => aCapacityChange(one)) })],
    existing: []
  });

test('eight recipients and four more from 2028, at 400 € a month', () => {
  const { totals } = expectedCosts(rowsOf(8, [{ year: 2028, change: 4 }]), inForce(aUnitCost()), [
    { year: 2028, runningCents: 500_000 }
  ]);
  expect(totals).toEqual([
    { year: 2027, cents: 3_840_000, addedCents: 0, runningCents: 0, unwrittenCents: 0, incomplete: false },
    {
      year: 2028,
      cents: 5_760_000,
      addedCents: 1_920_000,
      runningCents: 500_000,
      unwrittenCents: 1_420_000,
      incomplete: false
    },
    {
      year: 2029,
      cents: 5_760_000,
      addedCents: 1_920_000,
      runningCents: 0,
      unwrittenCents: 1_920_000,
      incomplete: false
    }
  ]);
});

test('without a unit cost a row is named and stands in no sum', () => {
  const found = expectedCosts(rowsOf(8, []), inForce(aUnitCost({ unitCode: 'hodiny' })), []);
  expect(found.rows).toEqual([]);
  expect(found.unknown).toMatchObject([{ unitCode: 'prijimatelia' }]);
  expect(found.totals.map(({ cents }) => cents)).toEqual([0, 0, 0]);
});

test('a row in which nobody gave a value is named and makes the sum incomplete', () => {
  const year = 2027;
  const ownNeed = dated(4);
  const rows = matrixRows({
    years: YEARS,
    cells: [aCell({ year, ownNeed, existing: { ...dated(0), overrideReason: null } })],
    ...{ choices: [], measures: [], existing: [] }
  });
  expect(rows[0]?.years.map(({ figures }) => figures === null)).toEqual([false, true, true]);
  const found = expectedCosts(rows, inForce(aUnitCost()), []);
  expect(found.rows).toHaveLength(1);
  expect(found.totals.map(({ incomplete }) => incomplete)).toEqual([false, true, true]);
  expect(expectedCosts(rows, [], []).unknown).toHaveLength(1);
});

test('what stands and what is added make the whole, and measures take away no more than there is', () => {
  const change = fc.record({
    year: fc.constantFrom(...YEARS),
    change: fc.integer({ min: -20, max: 20 })
  });
  fc.assert(
    fc.property(
      fc.nat({ max: 50 }),
      fc.uniqueArray(change, { selector: ({ year }) => year }),
      fc.integer({ min: 1, max: 200_000 }),
      (existing, changes, cents) => {
        const cost = aUnitCost({ cents });
        const { totals, rows } = expectedCosts(rowsOf(existing, changes), inForce(cost), []);
        for (const total of totals) {
          expect(total.cents).toBeGreaterThanOrEqual(0);
          expect(total.cents - total.addedCents).toBe(existing * cents * 12 * rows.length);
          expect(total.unwrittenCents).toBe(Math.max(0, total.addedCents));
        }
      }
    )
  );
});

test('an hour is paid as often as it is used, a place twelve times a year', () => {
  expect(costInYear(1_000, { cents: 880, period: 'piece', unitCode: 'hodiny' })).toBe(880_000);
  expect(costInYear(2, { cents: 880, period: 'month', unitCode: 'miesta' })).toBe(21_120);
});

test('meals are told for a working day and contacts for a month: a year has 250 and 12 times as many', () => {
  expect(costInYear(40, { cents: 500, period: 'piece', unitCode: 'porcie' })).toBe(40 * 500 * 250);
  expect(costInYear(30, { cents: 800, period: 'piece', unitCode: 'kontakty' })).toBe(30 * 800 * 12);
  expect(costInYear(40, { cents: 11_000, period: 'month', unitCode: 'porcie' })).toBe(40 * 11_000 * 12);
});

test('what the body wrote stands before what comes with the program', () => {
  const usual = [aUnitCost({ cents: 1, verified: false }), aUnitCost({ unitCode: 'hodiny', cents: 2 })];
  expect(
    unitCostsInForce([aUnitCost({ cents: 3 })], usual).map(({ cents, isOwn }) => [cents, isOwn])
  ).toEqual([
    [3, true],
    [2, false]
  ]);
});

test.each([
  ['no-cost', { cents: 0 }],
  ['no-cost', { cents: 1.5 }],
  ['no-source', { source: ' ' }],
  ['impossible-day', { asOf: '1825-02-03' as const }],
  ['unknown-unit', { unitCode: 'porcie' }],
  [null, {}]
] as const)('%s: %j', (refusal, mentions) => {
  expect(refuseUnitCost(aUnitCost(mentions), ['prijimatelia', 'hodiny'])).toBe(refusal);
});

describe('a cliff', () => {
  const cliff = {
    ...{ measureId: 'measure', activityId: 'activity', sourceCode: 'eu-np' },
    ...{ paysUntil: 2027, from: 2028, to: 2029 }
  };
  const measure = (change: number) => [
    aMeasure({ id: 'measure', capacityChanges: [aCapacityChange({ year: 2027, change })] })
  ];

  test('tells what running the added capacity costs a year', () => {
    expect(withYearlyCost([cliff], measure(2), inForce(aUnitCost()))).toEqual([
      { ...cliff, yearlyCents: 960_000 }
    ]);
  });

  test('says nothing where no capacity is added, or nobody knows its cost', () => {
    expect(withYearlyCost([cliff], measure(-2), inForce(aUnitCost()))).toEqual([cliff]);
    expect(withYearlyCost([cliff], measure(2), [])).toEqual([cliff]);
  });
});
