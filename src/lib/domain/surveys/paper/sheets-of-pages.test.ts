import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PageInFile, sheetsOfPages } from './sheets-of-pages.ts';

/** A page with whose it is, which the program cannot know. */
type Page = PageInFile & { person: number };

const PAGES = 3;
const pagesOf = () => PAGES;
const page = (person: number, number: number, sheet = 0): Omit<Page, 'image'> => ({
  ...{ code: { sheet, version: 1, language: 'sk', page: number }, person }
});
/** As they lie in the feeder; null is a page that cannot be read. */
function scanned(lying: readonly (Omit<Page, 'image'> | null)[]) {
  const pages = lying.flatMap((one, at): Page[] => (one ? [{ ...one, image: at + 1 }] : []));
  const unread = lying.flatMap((one, at) => (one ? [] : [at + 1]));
  return sheetsOfPages({ pages, unread, pagesOf });
}
const told = (sheets: Page[][]) =>
  sheets.map((sheet) => sheet.map(({ person, code }) => `${person}.${code.page}`).join(' '));

describe('sheets with a number written by hand', () => {
  test('one after another are whole, whichever way the feeder turned their pages', () => {
    expect(told(scanned([page(1, 1), page(1, 2), page(1, 3), page(2, 3), page(2, 1), page(2, 2)]))).toEqual([
      '1.1 1.2 1.3',
      '2.3 2.1 2.2'
    ]);
  });

  test('are never joined over a page that cannot be read', () => {
    const lying = [page(1, 1), page(1, 2), page(1, 3), null, page(2, 2), page(2, 3), page(3, 1), page(3, 2)];
    expect(told(scanned(lying))).toEqual(['1.1 1.2 1.3', '2.2 2.3', '3.1 3.2']);
  });

  test('scanned from the back are put together from the back', () => {
    const lying = [page(2, 3), page(2, 2), page(2, 1), page(1, 3), page(1, 2), null, page(3, 3), page(3, 2)];
    expect(told(scanned(lying))).toEqual(['2.3 2.2 2.1', '1.3 1.2', '3.3 3.2']);
  });

  test('hold pages of one person only, whatever single pages could not be read', () => {
    const people = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(people, fc.boolean(), fc.infiniteStream(fc.nat(9)), (count, isReversed, chance) => {
        const order = isReversed ? [3, 2, 1] : [1, 2, 3];
        const whole = Array.from({ length: count }, (_, person) =>
          order.map((number) => page(person, number))
        );
        // At least one page in three of each direction is left to show it.
        const lying = whole.flat().map((one) => (chance.next().value < 2 ? null : one));
        const lost = lying.filter((one) => one === null).length;
        const sheets = scanned(lying);
        if (lost < count || lost === 0)
          for (const sheet of sheets) expect(new Set(sheet.map(({ person }) => person)).size).toBe(1);
        expect(sheets.flat()).toHaveLength(lying.length - lost);
      })
    );
  });
});

test('a printed number tells whose a page is, wherever it lies; a page that comes again is another sheet', () => {
  const lying = [
    page(1, 1, 7),
    page(2, 1, 8),
    null,
    page(1, 3, 7),
    page(2, 2, 8),
    page(1, 2, 7),
    page(3, 2, 7)
  ];
  expect(told(scanned(lying))).toEqual(['1.1 1.3 1.2', '3.2', '2.1 2.2']);
});
