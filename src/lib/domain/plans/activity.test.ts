import { expect, test } from 'vitest';
import { aCost, anActivity } from '#tests/plan-fixtures.ts';
import { costOf, isCovered, refuseActivity, summaryOf } from './activity.ts';

test.each([
  ['a proper activity', {}, null],
  ['a blank title', { title: ' ' }, 'no-title'],
  ['an unknown term and cost', { from: null, to: null, costs: [] }, null],
  ['an end before the start', { from: '2028-05-01', to: '2028-04-30' }, 'ends-before-start'],
  ['half a cent', { costs: [aCost({ cents: 0.5 })] }, 'cost-not-whole-cents'],
  ['a negative cost', { costs: [aCost({ cents: -1 })] }, 'negative-cost'],
  ['a cost before it begins', { costs: [aCost({ year: 2027 })] }, 'cost-outside-term'],
  ['a bill in the year after', { costs: [aCost({ year: 2029 })] }, null],
  ['a cost two years after', { costs: [aCost({ year: 2030 })] }, 'cost-outside-term'],
  ['nothing, said on purpose', { costs: [], costsNothing: true }, null],
  ['nothing, yet a cost', { costsNothing: true }, 'costs-though-costless'],
  ['nothing, with a cost of 0', { costs: [aCost({ cents: 0 })], costsNothing: true }, null]
] as const)('%s', (_name, mentions, refusal) => {
  expect(refuseActivity(anActivity(mentions))).toBe(refusal);
});

test.each([
  ['intention', 'obec', false],
  ['pledge', 'obec', true],
  ['contract', 'obec', true],
  ['contract', null, false]
] as const)('%s of %s is covered: %s', (certainty, sourceCode, covered) => {
  expect(isCovered({ certainty, sourceCode })).toBe(covered);
});

test('a measure shows the sum of its activities', () => {
  const first = anActivity({
    from: '2028-03-01',
    to: '2028-12-31',
    partners: ['Charita'],
    costs: [aCost({ cents: 100 }), aCost({ cents: 50, sourceCode: 'eu-np' })]
  });
  const second = anActivity({
    from: '2027-09-01',
    to: null,
    responsible: ' ',
    partners: ['Charita', 'Škola']
  });
  expect(costOf(first)).toBe(150);
  expect(summaryOf([first, second])).toEqual({
    responsible: ['referentka obecného úradu'],
    partners: ['Charita', 'Škola'],
    from: '2027-09-01',
    to: '2028-12-31',
    cents: 1_200_150,
    sourceCodes: ['obec', 'eu-np']
  });
});

test('a measure without activities has no term and costs nothing', () => {
  expect(summaryOf([])).toMatchObject({ from: null, to: null, cents: 0, responsible: [] });
});
