import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isUuid,
  readSentRevision,
  readTypedDay,
  readTypedMoney,
  readTypedNumber,
  readTypedWhole,
  readTypedYear,
  typedMoney,
  typedNumber
} from './typed-values.ts';

test.each([
  ['12 500,50', 12500.5],
  ['12\u00a0500,5', 12500.5],
  ['12500.5', 12500.5],
  ['1.234,5', 1234.5],
  ['−3', -3],
  ['0', 0],
  ['', null],
  ['dvanásť', null],
  ['1,2,3', null],
  ['1e9', null],
  ['Infinity', null]
])('the number %j', (text, expected) => {
  expect(readTypedNumber(text)).toBe(expected);
});

test.each([
  ['12 500,50 €', 1250050],
  ['0,29', 29],
  ['1.15', 115],
  ['12,345', null],
  ['-1', -100],
  ['abc', null]
])('the amount %j', (text, expected) => {
  expect(readTypedMoney(text)).toBe(expected);
});

test.each([
  ['21. 11. 2026', '2026-11-21'],
  ['1.2.2027', '2027-02-01'],
  ['2026-11-21', '2026-11-21'],
  ['30. 2. 2027', null],
  ['11/21/2026', null],
  ['', null]
])('the day %j', (text, expected) => {
  expect(readTypedDay(text)).toBe(expected);
});

test('a whole number has no part', () => {
  expect(readTypedWhole('3')).toBe(3);
  expect(readTypedWhole('3,5')).toBeNull();
  expect(readTypedWhole('2 147 483 647')).toBe(2_147_483_647);
  expect(readTypedWhole('2 147 483 648')).toBeNull();
});

test('what stands in a field is read back as the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (cents) => readTypedMoney(typedMoney(cents)) === cents)
  );
});

test('what stands in a field is read back as the same number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (thousandths) => {
      const value = thousandths / 1000;
      return readTypedNumber(typedNumber(value)) === (value === 0 ? 0 : value);
    })
  );
});

test('only an id is an id', () => {
  expect(isUuid('2f0c1c1e-3b0a-4c7e-9a54-0d6f3d1f2a10')).toBe(true);
  expect(isUuid("2f0c1c1e-3b0a-4c7e-9a54-0d6f3d1f2a10' or 1=1")).toBe(false);
  expect(isUuid('')).toBe(false);
});

test.each([
  ['2028', 2028],
  [' 1999 ', 1999],
  ['28', null],
  ['20288', null],
  ['0005', null],
  ['', null]
])('the year %j', (text, expected) => {
  expect(readTypedYear(text)).toBe(expected);
});

test.each([
  ['7', 7],
  ['', 0],
  ['abc', 0],
  ['-1', 0],
  ['99999999999999999999', 0],
  [null, 0]
])('a form opened at revision %j was opened at %i', (sent, expected) => {
  expect(readSentRevision(sent)).toBe(expected);
});
