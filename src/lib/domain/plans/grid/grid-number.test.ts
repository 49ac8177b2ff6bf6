import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GridNumber, readGridText, tidyGridText, writeGridNumber } from './grid-number.ts';

test.each<[GridNumber, string, number | null]>([
  ['count', '1 234,5', 1234.5],
  ['count', '1\u00a0234,5', 1234.5],
  ['count', '1234.5', 1234.5],
  ['count', '', null],
  ['count', '  ', null],
  ['count', '0', 0],
  ['measured', '−3,5', -3.5],
  ['measured', '12,50%', 12.5],
  ['money', '12 500,50 €', 1_250_050],
  ['money', '12500', 1_250_000]
])('in a cell of %s, „%s“ is %s', (number, text, value) => {
  expect(readGridText(number, text)).toEqual({ value });
});

test.each<[GridNumber, string, string]>([
  ['count', 'asi dvadsať', 'not-a-number'],
  // A thousand and more, or one and a little: a person must say which.
  ['count', '1.234', 'not-a-number'],
  ['count', '12 %', 'not-a-number'],
  ['count', '-1', 'negative'],
  ['count', '1000000000', 'too-large'],
  ['money', '12,345', 'not-money'],
  ['money', '-5', 'negative'],
  ['money', '12 USD', 'not-money']
])('in a cell of %s, „%s“ is refused: %s', (number, text, fault) => {
  expect(readGridText(number, text)).toEqual({ fault });
});

test('what is written in a cell reads as the same number', () => {
  const hundredths = fc.integer({ min: 0, max: 99_999_999_900 });
  fc.assert(
    fc.property(hundredths, fc.constantFrom<GridNumber>('count', 'measured', 'money'), (whole, number) => {
      const value = number === 'money' ? whole : whole / 100;
      expect(readGridText(number, writeGridNumber(number, value))).toEqual({ value });
    })
  );
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999, max: -1 }), (whole) => {
      expect(readGridText('measured', writeGridNumber('measured', whole / 100))).toEqual({
        value: whole / 100
      });
    })
  );
});

test('a cell that is left twice says the same, and keeps what is no number', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom<GridNumber>('count', 'measured', 'money'), (text, number) => {
      const tidy = tidyGridText(number, text);
      expect(tidyGridText(number, tidy)).toBe(tidy);
    })
  );
  expect(tidyGridText('count', ' asi 20 ')).toBe('asi 20');
  expect(tidyGridText('money', '1 234,50 €')).toBe('1234,50');
});
