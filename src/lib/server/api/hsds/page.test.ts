import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOf } from './page.ts';

test('pages hold everything once, the first and the last one say so, and there is none beyond', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 60 }), (total, perPage) => {
      const count = Math.ceil(total / perPage);
      const pages = Array.from({ length: Math.max(1, count) }, (_, at) => pageOf(total, perPage, at + 1));
      expect(pages.reduce((sum, page) => sum + (page?.size ?? Number.NaN), 0)).toBe(total);
      expect(pages.map((page) => page?.first_page)).toEqual(pages.map((_, at) => at === 0));
      expect(pages.map((page) => page?.last_page)).toEqual(pages.map((_, at) => at === pages.length - 1));
      expect(pages.every((page) => page?.total_pages === count && page.empty === (total === 0))).toBe(true);
      expect(pageOf(total, perPage, pages.length + 1)).toBeNull();
    })
  );
});
