import { Bookmark, Document, HeadingLevel, Packer, type PageNumberEstimator, Paragraph } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { expect, test } from 'vitest';
import { samplePublication } from '#tests/documents/sample.ts';
import { zipFiles } from '#tests/documents/zip-files.ts';
import { renderDocx } from './docx.ts';
import { linesOf } from './docx-lines.ts';
import { pageEstimator, pagesOf } from './docx-pages.ts';
import { docxStyles } from './docx-styles.ts';
import { NO_PICTURES } from './picture.ts';

/** What the estimator is given: the body as the library is about to write it. */
async function bodyOf(children: Paragraph[]) {
  const kept: Parameters<typeof pagesOf>[0][] = [];
  const keep = (body: (typeof kept)[number]) => {
    kept.push(body);
    return { bookmarks: new Map<string, string>() };
  };
  const word = new Document({ styles: docxStyles('sk'), pageNumbers: keep, sections: [{ children }] });
  await Packer.toBuffer(word);
  const body = kept.at(-1);
  if (!body) throw new Error('the estimator was not asked');
  return body;
}

const words = (count: number) => new Paragraph({ style: 'Normal', text: 'sociálna služba '.repeat(count) });
const heading = (id: string, more = {}) =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new Bookmark({ id, children: [] })], ...more });

test('a paragraph goes on over the page, and what follows stands on the next', async () => {
  const { bookmarks, pageCount } = pagesOf(await bodyOf([heading('a'), words(240), heading('b')]));
  expect([bookmarks.get('a'), bookmarks.get('b'), pageCount]).toEqual([1, 2, 2]);
});

test('a heading opens a page when told to, and never ends one', async () => {
  const told = [words(3), heading('a', { pageBreakBefore: true })];
  expect(pagesOf(await bodyOf(told)).bookmarks.get('a')).toBe(2);
  // So many short lines that a heading still fits under them, but not a line of its text.
  const lines = Array.from({ length: 28 }, () => words(1));
  const ends = await bodyOf([...lines, heading('b'), words(20)]);
  expect(pagesOf(ends).bookmarks.get('b')).toBe(2);
});

test('lines are counted by words and broken inside none', () => {
  expect(linesOf('', 40)).toBe(1);
  expect(linesOf('slovo slovo slovo', 3)).toBe(3);
  expect(linesOf('x'.repeat(200), 40)).toBe(3);
});

test('the contents name the pages that the exact layout gives, of most headings the very same', async () => {
  const publication = samplePublication(6);
  const exact: Map<string, string>[] = [];
  const ours: Map<string, number>[] = [];
  const guess: PageNumberEstimator = estimatePageNumbersWith({ guess: true });
  const { listNumbers } = pageEstimator(publication.words.annex);
  if (!listNumbers) throw new Error('headings are not numbered');
  const estimate = Object.assign(
    (...[body, context]: Parameters<typeof guess>) => {
      const pages = guess(body, context);
      exact.push(new Map(pages.bookmarks));
      ours.push(pagesOf(body).bookmarks);
      return pages;
    },
    { listNumbers }
  );
  await renderDocx(publication, NO_PICTURES, () => estimate);
  const headings = [...(exact.at(-1) ?? [])].filter(([name]) => name.startsWith('_Toc'));
  const off = headings.map(([name, page]) => Math.abs(Number(page) - (ours.at(-1)?.get(name) ?? 0)));
  expect(headings.length).toBeGreaterThan(30);
  expect(Math.max(...off)).toBeLessThanOrEqual(1);
  expect(off.filter((pages) => pages === 0).length).toBeGreaterThan(headings.length * 0.85);
});

test('numbers of headings in the contents are those Word counts', async () => {
  const files = zipFiles(await renderDocx(samplePublication(2), NO_PICTURES));
  const contents = files.get('word/document.xml')?.match(/<w:sdtContent>.*<\/w:sdtContent>/s)?.[0] ?? '';
  const said = contents.split('</w:p>').map((entry) =>
    [...entry.matchAll(/<w:t [^>]*>([^<]*)</g)]
      .map((match) => match[1])
      .join('|')
      .replaceAll('\u00a0', ' ')
  );
  expect(said.slice(0, 3)).toEqual(['1|Úvod a vízia|4', '1.1|Vízia|4', '1.2|Ako plán vznikol|4']);
  expect(said.some((entry) => entry.startsWith('Príloha A|'))).toBe(true);
});
