import { expect, test } from 'vitest';
import { drawable, sharedCoverage } from './font-coverage.ts';
import { fontFiles } from './font-files.ts';

const covers = sharedCoverage(fontFiles());
const drawn = (text: string) => drawable(text, covers);

test('every letter of Slovak, Czech, Hungarian, Romani, Polish, German and Ukrainian has a glyph', () => {
  const letters =
    'áäčďéíĺľňóôŕšťúýž ěřů őű ąćęłńśźż ßöü „“‚‘–—…§€%‰½²³°×−→□ абвгґдеєжзиіїйклмнопрстуфхцчшщьюя';
  expect(drawn(letters + letters.toUpperCase())).toBe(letters + letters.toUpperCase());
});

test('what has no glyph becomes a square, a ligature its letters', () => {
  expect(drawn('dom 🏠, 漢, שלום')).toBe('dom □, □, □□□□');
  expect(drawn('ǆ')).toBe('dž');
});

test('invisible characters stay', () => {
  expect(drawn('a\u00adb\u200bc\u00a0d\n')).toBe('a\u00adb\u200bc\u00a0d\n');
});
