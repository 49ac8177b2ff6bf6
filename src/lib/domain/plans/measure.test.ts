import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCapacityChange, aMeasure } from '#tests/plan-fixtures.ts';
import { nextMeasureCode, refuseMeasure } from './measure.ts';

const YEARS = [2027, 2028, 2029];

test.each([
  ['a measure without a change of capacity', {}, null],
  ['a blank title', { title: '' }, 'no-title'],
  ['a change in a year of the plan', { capacityChanges: [aCapacityChange()] }, null],
  ['a change outside the plan', { capacityChanges: [aCapacityChange({ year: 2030 })] }, 'year-outside-plan'],
  ['another kind', { capacityChanges: [aCapacityChange({ serviceTypeCode: 'jedalen' })] }, 'other-service'],
  ['no change at all', { capacityChanges: [aCapacityChange({ change: 0, staffChange: 0 })] }, 'no-change'],
  ['staff alone', { capacityChanges: [aCapacityChange({ change: 0, staffChange: 0.5 })] }, null],
  ['growth while ending', { change: 'end', capacityChanges: [aCapacityChange()] }, 'grows-while-ending'],
  ['an end', { change: 'end', capacityChanges: [aCapacityChange({ change: -4 })] }, null],
  ['the same change twice', { capacityChanges: [aCapacityChange(), aCapacityChange()] }, 'change-twice'],
  [
    'one change for each of two groups',
    { capacityChanges: [aCapacityChange(), aCapacityChange({ targetGroupCode: 'rodiny' })] },
    null
  ],
  [
    'a subject that is no service, with any kind of capacity',
    { subject: { kind: 'buildings-barriers' }, capacityChanges: [aCapacityChange()] },
    null
  ]
] as const)('%s', (_name, mentions, refusal) => {
  expect(refuseMeasure(aMeasure(mentions), YEARS)).toBe(refusal);
});

test.each([
  [[], 'o1'],
  [['o1', 'o2'], 'o3'],
  [['o10', 'o9'], 'o11'],
  [['imported-5'], 'o1']
])('after %o comes %s', (given, next) => {
  expect(nextMeasureCode(given)).toBe(next);
});

test('a code is never given twice, whatever was removed in between', () => {
  fc.assert(
    fc.property(fc.nat({ max: 60 }), (count) => {
      const ever: string[] = [];
      for (let step = 0; step < count; step += 1) ever.push(nextMeasureCode(ever));
      expect(new Set(ever).size).toBe(count);
    })
  );
});
