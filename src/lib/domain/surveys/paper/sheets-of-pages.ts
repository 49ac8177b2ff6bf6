import type { PageCode } from './page-code.ts';

/** A page that a scan shows: what its code says, and which picture of the file shows it, from 1. */
export type PageInFile = { code: Pick<PageCode, 'sheet' | 'version' | 'language' | 'page'>; image: number };

type Reading<Page extends PageInFile> = {
  /** In the order of the file. */
  pages: readonly Page[];
  /** Pictures of the file that show no page which could be read. */
  unread: readonly number[];
  /** How many pages a sheet of such a code has. */
  pagesOf: (code: Page['code']) => number;
};

/**
 * Pages of one sheet each. A printed number says whose a page is, wherever it lies. Where the number was written by hand
 * only the order tells: as long as the file is whole sheets one after another, each of them is one, its pages in any
 * order; once anything is missing or could not be read, a page belongs to the one before it only if it goes on from it
 * in the direction in which the scanner took most pages. So two people's answers never become one, and what is left over
 * is a sheet that shows which pages it lacks.
 */
export function sheetsOfPages<Page extends PageInFile>({ pages, unread, pagesOf }: Reading<Page>): Page[][] {
  const numbered = Map.groupBy(
    pages.filter(({ code }) => code.sheet > 0),
    ({ code: { sheet, version, language } }) => `${sheet} ${version} ${language}`
  );
  const byHand = pages.filter(({ code }) => code.sheet === 0);
  return [
    ...[...numbered.values()].flatMap(withoutRepeats),
    ...(wholeSheets(byHand, unread, pagesOf) ?? neighbours(byHand, unread))
  ];
}

/** A page that comes again, scanned twice or printed twice, begins another sheet. */
function withoutRepeats<Page extends PageInFile>(pages: readonly Page[]): Page[][] {
  const sheets: Page[][] = [];
  for (const page of pages) {
    const [first] = sheets;
    if (first && !first.some(({ code }) => code.page === page.code.page)) first.push(page);
    else sheets.push([page]);
  }
  return sheets;
}

/** Sheets one after another, each with all of its pages; null where the file is anything else. */
function wholeSheets<Page extends PageInFile>(
  pages: readonly Page[],
  unread: readonly number[],
  pagesOf: (code: Page['code']) => number
): Page[][] | null {
  if (unread.length > 0) return null;
  const sheets: Page[][] = [];
  for (let at = 0; at < pages.length; ) {
    const [begin] = pages.slice(at, at + 1);
    if (!begin) break;
    const sheet = pages.slice(at, at + pagesOf(begin.code));
    const isWhole =
      new Set(sheet.map(({ code }) => code.page)).size === pagesOf(begin.code) &&
      sheet.every(({ code }) => isAlike(code, begin.code));
    if (!isWhole) return null;
    sheets.push(sheet);
    at += sheet.length;
  }
  return sheets;
}

function neighbours<Page extends PageInFile>(pages: readonly Page[], unread: readonly number[]): Page[][] {
  const follows = (one: Page | undefined, next: Page, step: number) =>
    one !== undefined &&
    isAlike(one.code, next.code) &&
    next.code.page === one.code.page + step &&
    !unread.some((image) => image > one.image && image < next.image);
  const steps = (step: number) => pages.filter((page, at) => follows(pages[at - 1], page, step)).length;
  const direction = steps(-1) > steps(1) ? -1 : 1;
  const sheets: Page[][] = [];
  pages.forEach((page, at) => {
    if (follows(pages[at - 1], page, direction)) sheets.at(-1)?.push(page);
    else sheets.push([page]);
  });
  return sheets;
}

function isAlike(one: PageInFile['code'], other: PageInFile['code']): boolean {
  return one.version === other.version && one.language === other.language;
}
