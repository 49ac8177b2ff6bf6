import fc from 'fast-check';
import { expect, test } from 'vitest';
import { euroText, numberText } from './number-text.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1\u00a0000'],
  [1_234_567.5, '1\u00a0234\u00a0567,5'],
  [-3, '\u22123'],
  [-0.001, '0'],
  [2.5, '2,5']
])('%d is said %s in Slovak', (value, said) => {
  expect(numberText(value, 'sk')).toBe(said);
});

test('says what the language tables of the runtime say', () => {
  const tables = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (cents) => {
      expect(numberText(cents / 100, 'en')).toBe(tables.format(cents / 100));
    })
  );
});

test('money is whole euro with its sign', () => {
  expect(euroText(1_234_550, 'sk')).toBe('12\u00a0346\u00a0€');
  expect(euroText(-500_000, 'en')).toBe('\u2212€5,000');
});
