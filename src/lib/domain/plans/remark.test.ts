import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOwnRemark, LONGEST_REMARK, quoteOf, refuseRemark } from './remark.ts';

test('a remark says something and is no essay', () => {
  expect(refuseRemark('')).toBe('empty');
  expect(refuseRemark('a'.repeat(LONGEST_REMARK))).toBeNull();
  expect(refuseRemark('a'.repeat(LONGEST_REMARK + 1))).toBe('too-long');
});

test('a remark is changed by its author only, and one without an author by nobody', () => {
  expect(isOwnRemark({ actorId: 'a' }, 'a')).toBe(true);
  expect(isOwnRemark({ actorId: 'a' }, 'b')).toBe(false);
  expect(isOwnRemark({ actorId: null }, null as never)).toBe(false);
});

test('a quote ends with a whole word', () => {
  expect(quoteOf('  Dve\nopatrovateľky \t')).toBe('Dve opatrovateľky');
  expect(quoteOf(`${'slovo '.repeat(30)}`)).toBe(`${'slovo '.repeat(20).trim()}…`);
});

test('any words make a quote of at most 121 characters and no torn one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (words) => {
      const quote = quoteOf(words);
      expect(quote.length).toBeLessThanOrEqual(121);
      if (words.isWellFormed()) expect(quote.isWellFormed()).toBe(true);
    })
  );
});
