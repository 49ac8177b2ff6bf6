import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slovakSortKey } from './sort-key.ts';

const collator = new Intl.Collator('sk');
const units: { nazov: string }[] = parse(readFileSync('data/territory/units.csv'), { columns: true });
const names = [...units.map((unit) => unit.nazov), 'Bratislava', 'Košice'];

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(slovakSortKey(a)), Buffer.from(slovakSortKey(b)));
}

test('sorts the names of all units as the Slovak collation does', () => {
  expect(names).toHaveLength(2_929);
  const shuffled = names.toSorted((a, b) =>
    [...a]
      .reverse()
      .join('')
      .localeCompare([...b].reverse().join(''))
  );
  expect(shuffled.toSorted(compareBytes)).toEqual(shuffled.toSorted(collator.compare));
});

test.each([
  [['Cífer', 'Čadca', 'Dubnica', 'Hurbanovo', 'Chorvátsky Grob', 'Ilava']],
  [['Lazany', 'Lažany']],
  [['rad', 'rád', 'radosť', 'Šaľa']],
  [['Nová Baňa', 'Nová Ves', 'Nováky']],
  [['má', 'mama', 'mä', 'mäso', 'more', 'môj']]
])('%j is in order', (ordered) => {
  expect(ordered.toReversed().toSorted(compareBytes)).toEqual(ordered);
});

test('any two words over the letters of Slovak compare as in the Slovak collation', () => {
  const letter = fc.constantFrom(
    ...'aáäbcčdďeéfghiíjklĺľmnňoóôpqrŕsštťuúvwxyýzžABCČDHŽ -5'.split(''),
    'ch',
    'Ch',
    'ö',
    'ő',
    'ü'
  );
  const word = fc.array(letter, { maxLength: 6 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(Math.sign(compareBytes(a, b))).toBe(Math.sign(collator.compare(a, b)));
    }),
    { numRuns: 5_000 }
  );
});
