import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../shared/fold.ts';
import { createVocabulary } from './vocabulary.ts';

const words = ['služba', 'stacionár', 'služby', 'Stacionar', 'žbľk', 'jedáleň'].map((word) => ({
  word,
  folded: fold(word),
  token: fold(word).slice(0, 5)
}));
const vocabulary = createVocabulary(words);

test.each([
  ['stacoinar', ['stacionár', 'Stacionar']],
  ['zbkl', ['žbľk']],
  ['sluzbah', ['služba', 'služby']],
  ['xyz', []],
  ['', []]
])('words like „%s“ are %j', (typed, expected) => {
  expect(vocabulary.alike(typed, 10)).toEqual(expected);
});

test('a word is known by itself and by its token, and is spelt as most texts spell it', () => {
  expect(vocabulary.has('jedalen', [])).toBe(true);
  expect(vocabulary.has('jedalne', ['jedal'])).toBe(true);
  expect(vocabulary.has('jedla', ['jedl'])).toBe(false);
  expect(vocabulary.spellingOf('stacionar')).toBe('stacionár');
  expect(vocabulary.spellingOf('jedla')).toBeNull();
});

test('a word is most like itself, and no more are given than were asked for', () => {
  const word = fc.stringMatching(/^[a-záčľšž]{3,12}$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 30, selector: fold }),
      fc.nat(5),
      (all, most) => {
        const given = createVocabulary(all.map((one) => ({ word: one, folded: fold(one), token: one })));
        for (const one of all) expect(given.alike(fold(one), 1)).toEqual([one]);
        expect(given.alike(fold(all[0] ?? ''), most).length).toBeLessThanOrEqual(most);
      }
    )
  );
});
