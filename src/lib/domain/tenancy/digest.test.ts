import { expect, test } from 'vitest';
import { digestDay, mayBeSent } from './digest.ts';

test.each([
  // Winter: Slovakia is one hour ahead of UTC; summer: two.
  ['2026-11-22T05:59:59.999Z', null],
  ['2026-11-22T06:00:00Z', '2026-11-22'],
  ['2026-11-22T22:59:59Z', '2026-11-22'],
  ['2026-11-22T23:00:00Z', null],
  ['2026-07-01T04:59:59Z', null],
  ['2026-07-01T05:00:00Z', '2026-07-01'],
  ['2026-07-01T22:00:00Z', null],
  // The days on which the clocks change.
  ['2026-03-29T05:00:00Z', '2026-03-29'],
  ['2026-10-25T05:30:00Z', null],
  ['2026-10-25T06:00:00Z', '2026-10-25'],
  ['2026-12-31T23:30:00Z', null]
])('at %s the digest of %s may leave', (moment, day) => {
  expect(digestDay(new Date(moment))).toBe(day);
});

test('nobody is sent two on one day', () => {
  expect(mayBeSent(null, '2026-11-22')).toBe(true);
  expect(mayBeSent('2026-11-21', '2026-11-22')).toBe(true);
  expect(mayBeSent('2026-11-22', '2026-11-22')).toBe(false);
  // A clock that was set back sends nothing again.
  expect(mayBeSent('2026-11-23', '2026-11-22')).toBe(false);
});
