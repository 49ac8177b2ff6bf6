import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SEARCHED_KINDS } from '#lib/domain/publishing/search/entry.ts';
import { kindOfWord, kindWord, pageNumber, piecesOf, searchHref } from './found.ts';

test('the words of kinds in addresses lead back to their kinds', () => {
  expect(SEARCHED_KINDS.map((kind) => kindOfWord(kindWord(kind)))).toEqual([...SEARCHED_KINDS]);
  expect(kindOfWord('nic')).toBeUndefined();
  expect(kindOfWord(null)).toBeUndefined();
});

test('a text is cut at its ranges', () => {
  expect(piecesOf('denný stacionár', [{ start: 6, end: 15 }])).toEqual([
    { text: 'denný ', marked: false },
    { text: 'stacionár', marked: true }
  ]);
  expect(piecesOf('', [])).toEqual([]);
});

test('pieces together are the text, whatever the ranges', () => {
  const cuts = fc.tuple(fc.string(), fc.array(fc.nat(40), { maxLength: 8 })).map(([text, places]) => {
    const sorted = [...new Set(places.filter((place) => place <= text.length))].sort((a, b) => a - b);
    const ranges = [];
    for (let at = 0; at + 1 < sorted.length; at += 2)
      ranges.push({ start: sorted[at] ?? 0, end: sorted[at + 1] ?? 0 });
    return { text, ranges };
  });
  fc.assert(
    fc.property(cuts, ({ text, ranges }) => {
      const pieces = piecesOf(text, ranges);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      expect(pieces.filter((piece) => piece.marked).length).toBe(ranges.length);
    })
  );
});

test('the address of a search says only what was asked', () => {
  expect(searchHref({ text: 'denný stacionár' })).toBe('/hladat?q=denn%C3%BD+stacion%C3%A1r');
  expect(searchHref({ text: 'a', kind: 'measure', region: 'zilinsky', page: 2 })).toBe(
    '/hladat?q=a&druh=opatrenie&kraj=zilinsky&strana=2'
  );
  expect(searchHref({ text: 'a', page: 1 })).toBe('/hladat?q=a');
});

test.each([
  [null, 1],
  ['3', 3],
  ['0', 1],
  ['-1', 1],
  ['x', 1],
  ['1.5', 1],
  ['999', 25]
])('page %s is page %i', (word, page) => {
  expect(pageNumber(word)).toBe(page);
});
