import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDays, readTerm, readYear } from './cell-day.ts';
import { readCents, readNumber, readQuantity } from './cell-number.ts';

describe('a number', () => {
  test.each([
    ['1 234,50', 1234.5],
    ['1\u00a0234,50', 1234.5],
    ['1\u202f234', 1234],
    ["12'500", 12500],
    ['1.234,50', 1234.5],
    ['1.234.567', 1234567],
    ['1234.5', 1234.5],
    ['−3', -3],
    [12.5, 12.5],
    // Twelve hundred and more, or one and a little? Nobody knows.
    ['1.234', null],
    ['1,2,3', null],
    ['1e9', null],
    ['asi 5', null],
    ['', null],
    [Number.NaN, null]
  ])('%j', (cell, expected) => {
    expect(readNumber(cell)).toBe(expected);
  });

  const SK = [
    new Intl.NumberFormat('sk-SK', { maximumFractionDigits: 6 }),
    new Intl.NumberFormat('sk-SK', { maximumFractionDigits: 6, useGrouping: false })
  ];

  test('is read back from how Slovakia writes it', () => {
    const value = fc.integer({ min: -1e12, max: 1e12 }).map((one) => one / 1000);
    fc.assert(
      fc.property(value, fc.constantFrom(...SK), (one, format) => {
        expect(readNumber(format.format(one))).toBe(one === 0 ? 0 : one);
      })
    );
  });
});

describe('money', () => {
  test.each([
    ['1 234,50 €', 123450],
    ['€ 100', 10000],
    ['100,- €', 10000],
    ['12 500 EUR', 1250000],
    ['0,29', 29],
    [33.333333333, 3333],
    ['12,345', null],
    ['500 USD', null],
    ['podľa rozpočtu', null]
  ])('%j', (cell, expected) => {
    expect(readCents(cell)).toBe(expected);
  });

  test('is read back from how Slovakia writes euros', () => {
    const format = new Intl.NumberFormat('sk-SK', { style: 'currency', currency: 'EUR' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), (cents) => {
        expect(readCents(format.format(cents / 100))).toBe(cents);
      })
    );
  });
});

test.each([
  ['12,5 %', { value: 12.5, unit: '%' }],
  ['40 klientov', { value: 40, unit: 'klientov' }],
  ['1 200 hodín ročne', { value: 1200, unit: 'hodín ročne' }],
  [7, { value: 7, unit: '' }],
  ['-', null],
  ['klientov 40', null]
])('the quantity %j', (cell, expected) => {
  expect(readQuantity(cell)).toEqual(expected);
});

describe('days', () => {
  test.each([
    ['21. 11. 2026', '2026-11-21', '2026-11-21'],
    ['21.11.2026', '2026-11-21', '2026-11-21'],
    ['1.2.2027', '2027-02-01', '2027-02-01'],
    ['2026-11-21', '2026-11-21', '2026-11-21'],
    ['2026-11-21T00:00:00Z', '2026-11-21', '2026-11-21'],
    ['21. novembra 2026', '2026-11-21', '2026-11-21'],
    ['november 2026', '2026-11-01', '2026-11-30'],
    ['Február 2028', '2028-02-01', '2028-02-29'],
    ['12/2027', '2027-12-01', '2027-12-31'],
    ['II. štvrťrok 2027', '2027-04-01', '2027-06-30'],
    ['2. polrok 2027', '2027-07-01', '2027-12-31'],
    ['2027', '2027-01-01', '2027-12-31'],
    [2027, '2027-01-01', '2027-12-31'],
    [{ day: '2027-05-01' as const }, '2027-05-01', '2027-05-01']
  ])('%j', (cell, from, to) => {
    expect(readDays(cell)).toEqual({ from, to });
  });

  test.each([
    '30. 2. 2027',
    '31. 12. 1989',
    '0001-05-06',
    'január 2101',
    '11/21/2026',
    'čoskoro',
    '13/2027',
    '',
    'priebežne'
  ])('%j names none', (cell) => {
    expect(readDays(cell)).toBeNull();
  });

  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test.each([
    { dateStyle: 'short' },
    { dateStyle: 'long' },
    { day: 'numeric', month: 'numeric', year: 'numeric' }
  ] as const)('are read back from how Slovakia writes them: %j', (options) => {
    const format = new Intl.DateTimeFormat('sk-SK', { ...options, timeZone: 'UTC' });
    fc.assert(
      fc.property(day, (one) => {
        expect(readDays(format.format(new Date(one)))).toEqual({ from: one, to: one });
      })
    );
  });
});

test.each([
  ['2027 – 2029', '2027-01-01', '2029-12-31'],
  ['2027-2029', '2027-01-01', '2029-12-31'],
  ['01/2027 - 12/2028', '2027-01-01', '2028-12-31'],
  ['od 1. 1. 2027 do 30. 6. 2028', '2027-01-01', '2028-06-30'],
  ['marec 2027 – máj 2027', '2027-03-01', '2027-05-31']
])('the term %j', (cell, from, to) => {
  expect(readTerm(cell)).toEqual({ from, to });
});

test.each([
  [2027, 2027],
  ['2027', 2027],
  ['rok 2027', 2027],
  [{ day: '2027-05-01' as const }, 2027],
  [27, null],
  [2027.5, null],
  ['dvetisíc', null]
])('the year %j', (cell, expected) => {
  expect(readYear(cell)).toBe(expected);
});
