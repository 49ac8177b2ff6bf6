import fc from 'fast-check';
import { expect, test } from 'vitest';
import { besideOf } from './beside.ts';

test.each([
  [139.8, 107.7, 'more'],
  [100, 104, 'same'],
  [100, 96, 'same'],
  [80, 107, 'less']
] as const)('%d beside %d is %s', (own, other, expected) => {
  expect(besideOf(own, other)).toBe(expected);
});

test('who has more stands beside somebody who has less', () => {
  const figure = fc.integer({ min: 1, max: 1_000 });
  fc.assert(
    fc.property(figure, figure, (one, other) => {
      if (besideOf(one, other) === 'more' && one > 1.1 * other) expect(besideOf(other, one)).toBe('less');
      expect(besideOf(one, one)).toBe('same');
    })
  );
});
