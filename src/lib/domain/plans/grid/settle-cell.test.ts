import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settleCell } from './settle-cell.ts';

const sent = { seen: 12, revision: 1, mine: 15, leavesKept: false };

test('a number that nobody else touched is written', () => {
  expect(settleCell(sent, { value: 12, revision: 1 })).toBe('write');
  expect(settleCell({ ...sent, seen: null, revision: null }, { value: null, revision: null })).toBe('write');
  expect(settleCell({ ...sent, mine: null }, { value: 12, revision: 1 })).toBe('write');
});

test('somebody else changed this number: nothing is written over it', () => {
  expect(settleCell(sent, { value: 13, revision: 2 })).toBe('conflict');
  expect(settleCell(sent, { value: null, revision: null })).toBe('conflict');
  expect(settleCell({ ...sent, seen: null, revision: null }, { value: 4, revision: 1 })).toBe('conflict');
});

test('somebody else changed another number of the same thing: both changes stand', () => {
  expect(settleCell(sent, { value: 12, revision: 2 })).toBe('write');
});

test('the kept value is left where the person said so', () => {
  expect(settleCell({ ...sent, leavesKept: true }, { value: 13, revision: 2 })).toBe('same');
});

test('an untouched cell never writes and never conflicts; what was written is written once', () => {
  const value = fc.option(fc.integer({ min: 0, max: 3 }));
  const revision = fc.option(fc.integer({ min: 1, max: 3 }));
  fc.assert(
    fc.property(value, revision, value, revision, value, (seen, seenAt, kept, keptAt, mine) => {
      const untouched = { seen, revision: seenAt, mine: seen, leavesKept: false };
      expect(settleCell(untouched, { value: kept, revision: keptAt })).toBe('same');
      const again = { seen, revision: seenAt, mine, leavesKept: false };
      expect(settleCell(again, { value: mine, revision: keptAt })).toBe('same');
    })
  );
});
