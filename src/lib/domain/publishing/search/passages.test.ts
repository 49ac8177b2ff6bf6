import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_PASSAGE, MOST_INDEXED_LETTERS, passagesOf } from './passages.ts';

const signs = (texts: string[]) => texts.join('').replace(/\s+/gu, '');

test('no sign of a text is lost, no passage is longer than the limit or empty', () => {
  const paragraph = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('a', 'š', ' ', '. '), minLength: 0, maxLength: 9_000 })
  );
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 8 }), (paragraphs) => {
      const { passages, letters, indexedLetters } = passagesOf(paragraphs);
      expect(signs(passages)).toBe(signs(paragraphs));
      expect(passages.every((one) => one.length > 0 && one.length <= LONGEST_PASSAGE)).toBe(true);
      expect(indexedLetters).toBeLessThanOrEqual(letters);
    }),
    { numRuns: 60 }
  );
});

test('a long paragraph is cut after a sentence', () => {
  const sentence = 'Opatrovateľská služba pomáha ľuďom zostať doma. ';
  const { passages } = passagesOf([sentence.repeat(200)]);
  expect(passages.length).toBe(3);
  expect(passages.every((one) => one.endsWith('doma.'))).toBe(true);
});

test('beyond the limit nothing is indexed, and it is known how much there is', () => {
  const line = 'a'.repeat(999);
  const { passages, letters, indexedLetters } = passagesOf(Array.from({ length: 500 }, () => line));
  expect([letters, indexedLetters]).toEqual([499_500, MOST_INDEXED_LETTERS]);
  expect(signs(passages)).toHaveLength(MOST_INDEXED_LETTERS);
});
