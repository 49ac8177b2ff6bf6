import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closestWord, mistakesBetween } from './spelling.ts';

test.each([
  ['stacionar', 'stacionar', 0],
  ['stacionar', 'stacinoar', 1],
  ['stacionar', 'staciona', 1],
  ['stacionar', 'staccionar', 1],
  ['stacionar', 'stacionat', 1],
  ['dochodcov', 'duchotcov', 2],
  ['', 'abc', 3]
])('%s and %s are %i mistakes apart', (one, other, mistakes) => {
  expect(mistakesBetween(one, other, 5)).toBe(mistakes);
});

test('the limit cuts the count, and nothing else', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 9 }), (one, other, most) => {
      const all = mistakesBetween(one, other, 20);
      expect(mistakesBetween(one, other, most)).toBe(Math.min(all, most + 1));
      expect(mistakesBetween(other, one, 20)).toBe(all);
      expect(all === 0).toBe(one === other);
      expect(all).toBeLessThanOrEqual(Math.max(one.length, other.length));
    })
  );
});

test.each([
  ['stacinoar', 'stacionár'],
  ['jedalne', 'jedáleň'],
  ['opatrovatelka', null],
  ['dom', null],
  ['dam', null]
])('%s was meant to be %s', (typed, meant) => {
  expect(closestWord(typed, ['jedáleň', 'stacionár', 'domov', 'dobro'])).toBe(meant);
});
