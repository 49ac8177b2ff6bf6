import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesShown } from './pages-shown.ts';

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [4, 9, [1, 2, 3, 4, 5, null, 9]],
  [5, 9, [1, null, 4, 5, 6, null, 9]],
  [9, 9, [1, null, 8, 9]]
])('page %i of %i', (page, pages, expected) => {
  expect(pagesShown(page, pages)).toEqual(expected);
});

test('a gap is never shorter than two pages, and this page is always there', () => {
  const place = fc
    .integer({ min: 1, max: 60 })
    .chain((pages) => fc.record({ pages: fc.constant(pages), page: fc.integer({ min: 1, max: pages }) }));
  fc.assert(
    fc.property(place, ({ page, pages }) => {
      const shown = pagesShown(page, pages);
      expect(shown).toContain(page);
      expect(shown.at(0)).toBe(1);
      expect(shown.at(-1)).toBe(pages);
      shown.forEach((n, i) => {
        if (n === null) expect(Number(shown[i + 1]) - Number(shown[i - 1])).toBeGreaterThan(2);
      });
    })
  );
});
