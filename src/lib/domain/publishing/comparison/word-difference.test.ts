import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differWords, mirrored, type Piece } from './word-difference.ts';

const SLOVAK = [
  'Obec',
  'prijme',
  'opatrovateľku',
  'do',
  'roku',
  '2028',
  ',',
  '.',
  'a',
  'ľudia',
  '🏠',
  '\n',
  'č'
];
const text = fc
  .array(fc.constantFrom(...SLOVAK), { maxLength: 40 })
  .chain((words) => fc.constantFrom(words.join(' '), words.join('')));
const texts = fc.oneof(fc.tuple(text, text), fc.tuple(fc.string(), fc.string({ unit: 'binary' })));

const oldText = (pieces: readonly Piece[]) =>
  pieces.map((piece) => (piece.change === 'added' ? '' : piece.text)).join('');
const newText = (pieces: readonly Piece[]) =>
  pieces.map((piece) => (piece.change === 'removed' ? '' : piece.text)).join('');

test('applying a difference gives the other text, and leaving it out gives the first', () => {
  fc.assert(
    fc.property(texts, ([before, after]) => {
      const pieces = differWords(before, after);
      expect(oldText(pieces)).toBe(before);
      expect(newText(pieces)).toBe(after);
    }),
    { numRuns: 1_000 }
  );
});

test('from the other side it is the same difference with sides changed', () => {
  fc.assert(
    fc.property(texts, ([before, after]) => {
      expect(differWords(after, before)).toEqual(mirrored(differWords(before, after)));
    }),
    { numRuns: 1_000 }
  );
});

test('the same text has no difference; another one has', () => {
  fc.assert(
    fc.property(texts, ([before, after]) => {
      const isChanged = differWords(before, after).some((piece) => piece.change !== 'same');
      expect(isChanged).toBe(before !== after);
    })
  );
});

const marked = (before: string, after: string) =>
  differWords(before, after)
    .map(({ change, text: said }) => ({ same: said, removed: `[−${said}]`, added: `[+${said}]` })[change])
    .join('');

test.each([
  [
    'Obec prijme jednu opatrovateľku.',
    'Obec prijme dve opatrovateľky.',
    'Obec prijme [−jednu opatrovateľku][+dve opatrovateľky].'
  ],
  ['Pomoc doma pre seniorov.', 'Pomoc doma.', 'Pomoc doma[− pre seniorov].'],
  ['Pomoc doma.', 'Pomoc doma aj cez víkend.', 'Pomoc doma[+ aj cez víkend].'],
  ['do roku 2028', 'do roku 2029', 'do roku [−2028][+2029]'],
  ['', 'Nový text.', '[+Nový text.]']
])('%s → %s', (before, after, expected) => {
  expect(marked(before, after)).toBe(expected);
});

test('two texts that share little but spaces and full stops are not cut into shreds', () => {
  expect(marked('Starosta zvolá poradu, a to hneď.', 'Klub dôchodcov dostane nové stoličky.')).toBe(
    '[−Starosta zvolá poradu, a to hneď.][+Klub dôchodcov dostane nové stoličky.]'
  );
});

test('the longest text rewritten whole is told apart without a long search', () => {
  const long = (word: string) =>
    Array.from({ length: 3_000 }, (_, at) => `${word}${at}`)
      .join(' ')
      .slice(0, 20_000);
  const begun = performance.now();
  expect(differWords(long('a'), long('b'))).toHaveLength(2);
  expect(performance.now() - begun).toBeLessThan(1_000);
});
