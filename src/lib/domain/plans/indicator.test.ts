import { expect, test } from 'vitest';
import { anIndicator } from '#tests/plan-fixtures.ts';
import { refuseIndicator, STARTING_INDICATORS, targetIn } from './indicator.ts';

const YEARS = [2027, 2028, 2029];

test.each([
  ['a proper indicator', {}, null],
  ['a blank title', { title: '' }, 'no-title'],
  ['no unit', { unit: ' ' }, 'no-unit'],
  ['a year outside the plan', { targets: [{ year: 2032, value: 1 }] }, 'target-outside-plan'],
  [
    'a year twice',
    {
      targets: [
        { year: 2028, value: 3 },
        { year: 2028, value: 4 }
      ]
    },
    'target-twice'
  ],
  ['no number', { targets: [{ year: 2028, value: Number.NaN }] }, 'target-not-a-number'],
  ['a fall where it should rise', { targets: [{ year: 2028, value: 1 }] }, 'target-against-direction'],
  [
    'a fall on the way to a rise',
    {
      targets: [
        { year: 2029, value: 3 },
        { year: 2027, value: 1 }
      ]
    },
    null
  ],
  ['a rise where it should fall', { direction: 'down' }, 'target-against-direction'],
  ['any target where it should hold', { direction: 'hold' }, null],
  ['a target without a baseline', { baseline: null, targets: [{ year: 2028, value: 0 }] }, null]
] as const)('%s', (_name, mentions, refusal) => {
  expect(refuseIndicator(anIndicator(mentions), YEARS)).toBe(refusal);
});

test.each([
  [2026, 2],
  [2027, 2],
  [2028, 3],
  [2029, 3],
  [2031, 5]
])('in %i the value wanted is %i', (year, value) => {
  const targets = [
    { year: 2031, value: 5 },
    { year: 2028, value: 3 }
  ];
  expect(targetIn(anIndicator({ targets }), year)).toBe(value);
});

test('without a baseline and a target nothing is wanted', () => {
  expect(targetIn(anIndicator({ baseline: null, targets: [] }), 2028)).toBeNull();
});

test('every plan starts with six outcome indicators, and only loneliness should fall', () => {
  expect(STARTING_INDICATORS).toHaveLength(6);
  expect(STARTING_INDICATORS.filter((one) => one.direction === 'down').map((one) => one.code)).toEqual([
    'loneliness'
  ]);
});
