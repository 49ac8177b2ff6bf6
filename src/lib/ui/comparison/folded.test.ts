import { expect, test } from 'vitest';
import { folded } from './folded.ts';

test('runs of what stayed are counted, everything else stands where it stood', () => {
  expect(folded([1, 2, 7, 3, 8, 9, 4, 5, 6], (number) => number < 7)).toEqual([
    { count: 2, item: null },
    { count: 0, item: 7 },
    { count: 1, item: null },
    { count: 0, item: 8 },
    { count: 0, item: 9 },
    { count: 3, item: null }
  ]);
});
