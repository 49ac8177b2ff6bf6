import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from './words.ts';

test('punctuation, hyphens and signs separate, digits are words', () => {
  const words = wordsOf('Sociálno-právna „pomoc“ (§ 83) 2026–2031, 1,5 úv.');
  expect(words.map(({ text }) => text)).toEqual('Sociálno právna pomoc 83 2026 2031 1 5 úv'.split(' '));
});

test('a letter written as two signs is one letter', () => {
  const [word] = wordsOf('s\u030ckola');
  expect(word).toEqual({ text: 'škola', start: 0, end: 6 });
});

test('every word stands where it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const { text: word, start, end } of wordsOf(text)) {
        expect(text.slice(start, end).normalize('NFC')).toBe(word);
      }
    })
  );
});
