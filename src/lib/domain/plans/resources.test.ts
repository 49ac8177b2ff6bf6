import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumCents } from '../shared/euro.ts';
import {
  type FinancialResource,
  type HumanResource,
  publicSpending,
  refuseFinancialResource,
  refuseHumanResource,
  refuseMaterialResource,
  SPENDING_ITEMS
} from './resources.ts';

function money(mentions: Partial<FinancialResource> = {}): FinancialResource {
  return {
    id: 'm',
    position: 'a0',
    year: 2027,
    sourceCode: 'obec',
    item: 'wages',
    cents: 1_800_000,
    state: 'planned',
    serviceId: 's1',
    budgetLine: '10.2.0',
    ...mentions
  };
}

function people(mentions: Partial<HumanResource> = {}): HumanResource {
  return {
    id: 'h',
    position: 'a0',
    role: 'opatrovateľka',
    employment: 'employee',
    persons: 1,
    fullTime: 1,
    serviceId: 's1',
    qualification: '',
    ...mentions
  };
}

test('the pay of one or two people is published only within the total of the service', () => {
  const rows = [money(), money({ item: 'operation', cents: 200_000 })];
  for (const persons of [1, 2]) {
    expect(publicSpending(rows, [people({ persons })])).toEqual([
      {
        year: 2027,
        sourceCode: 'obec',
        item: 'total',
        cents: 2_000_000,
        state: 'planned',
        serviceId: 's1',
        budgetLine: ''
      }
    ]);
  }
});

test('the pay of three and more is published, and so is money without wages', () => {
  expect(publicSpending([money()], [people({ persons: 3 })]).map((one) => one.item)).toEqual(['wages']);
  expect(publicSpending([money({ item: 'operation' })], [people()]).map((one) => one.item)).toEqual([
    'operation'
  ]);
});

test('volunteers and people of another service hide nobody’s pay', () => {
  const others = [
    people(),
    people({ employment: 'volunteer', persons: 20 }),
    people({ serviceId: 's2', persons: 20 })
  ];
  expect(publicSpending([money()], others).map((one) => one.item)).toEqual(['total']);
});

const anyMoney = fc
  .record({
    year: fc.constantFrom(2027, 2028),
    sourceCode: fc.constantFrom('obec', 'eu-np'),
    item: fc.constantFrom(...SPENDING_ITEMS),
    cents: fc.nat({ max: 9_000_000 }),
    serviceId: fc.constantFrom('s1', 's2', null)
  })
  .map(money);

test('publishing loses no cent and shows no wages of fewer than three', () => {
  fc.assert(
    fc.property(fc.array(anyMoney), fc.integer({ min: 1, max: 4 }), (rows, persons) => {
      const published = publicSpending(rows, [people({ persons })]);
      expect(sumCents(published.map((one) => one.cents))).toBe(sumCents(rows.map((one) => one.cents)));
      const wages = published.filter((one) => one.item === 'wages');
      expect(wages.every((one) => one.serviceId === 's1' && persons >= 3)).toBe(true);
    })
  );
});

test.each([
  ['a whole job', {}, null],
  ['no role', { role: '' }, 'no-title'],
  ['nobody', { persons: 0 }, 'no-persons'],
  ['half a person', { persons: 0.5 }, 'no-persons'],
  ['negative work', { fullTime: -1 }, 'negative-full-time'],
  ['more work than people', { persons: 2, fullTime: 3.1 }, 'more-than-persons']
])('%s', (_name, mentions, refusal) => {
  expect(refuseHumanResource(people(mentions))).toBe(refusal);
});

test.each([
  ['Dodávka', 1, null],
  ['', 1, 'no-title'],
  ['Dodávka', 0, 'no-quantity']
])('material "%s" × %i', (title, quantity, refusal) => {
  expect(refuseMaterialResource({ title, quantity })).toBe(refusal);
});

test.each([
  [0, null],
  [-1, 'not-cents'],
  [1.5, 'not-cents']
])('%d cents are refused as %s', (cents, refusal) => {
  expect(refuseFinancialResource({ cents })).toBe(refusal);
});
