import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { boxesOf, LAYOUT, layOutSheet } from '#lib/domain/surveys/paper/sheet-layout.ts';
import { chance, filledPage, pngOf, printedPage, scanned, someScanner } from '#tests/drawn-scans.ts';
import { someContent } from '#tests/survey-fixtures.ts';
import { pdfOfPicture } from './picture-pdf.ts';
import { readScannedSheets } from './read-scanned-sheets.ts';
import { readScan } from './scan.ts';

const content = someContent();
const pages = layOutSheet(content, 'sk');
const asked = { questionnaire: 'k7rm2x', versions: [{ number: 2, content }] };

/** One page of a filled sheet as an office scanner shows it, with the truth about its boxes. */
function aPage(page: number, sheet: number) {
  const draw = chance(sheet * 97 + page);
  const laid = pages[page - 1];
  if (!laid) throw new Error('There is no such page.');
  const code = { layout: LAYOUT, questionnaire: 'k7rm2x', version: 2, language: 'sk' as const, page, sheet };
  const filled = filledPage(printedPage(laid, code, draw), laid, draw, 0.8);
  return { image: scanned(filled.canvas, someScanner(draw, page === 2), draw), truth: filled.truth };
}

test('a scanned page is read in a process of its own, and what is not certain comes with its picture', async () => {
  const { image, truth } = aPage(1, 27);
  const outcome = await readScan(pngOf(image), asked);
  if (outcome.outcome !== 'read') throw new Error(`It was refused: ${outcome.why}`);
  expect(outcome.strange).toEqual([]);
  const [sheet] = outcome.sheets;
  expect(sheet).toMatchObject({ sheet: 27, version: 2, language: 'sk' });
  expect(sheet?.missing).toEqual(pages.slice(1).map(({ page }) => page));
  const here = new Set(boxesOf(pages[0] ?? { page: 1, elements: [] }).map(({ questionId }) => questionId));
  for (const { questionId, typed, picture } of sheet?.questions ?? []) {
    if (!here.has(questionId)) continue;
    if (typed === null) expect(picture?.path.length, questionId).toBeGreaterThan(100);
    const marked = [...truth].filter(([box, state]) => box.questionId === questionId && state === 'marked');
    if (typed)
      expect(typed.join(' ').split(' ').filter(Boolean)).toEqual(marked.map(([box]) => String(box.number)));
  }
});

test('another questionnaire, another version and another picture are no sheets of this one', async () => {
  const page = pngOf(aPage(1, 3).image);
  const refused = { outcome: 'refused', why: 'not-a-scan' };
  expect(await readScannedSheets(page, { ...asked, questionnaire: 'abcdef' })).toEqual(refused);
  expect(await readScannedSheets(page, { ...asked, versions: [{ number: 9, content }] })).toEqual(refused);
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><circle r="90" cx="150" cy="200"/></svg>';
  expect(await readScannedSheets(Buffer.from(new Resvg(svg).render().asPng()), asked)).toEqual(refused);
  expect(await readScannedSheets(Buffer.from('nie je sken'), asked)).toEqual(refused);
});

test('a file that is empty, too large or torn is refused by its reason', async () => {
  expect(await readScan(new Uint8Array(0), asked)).toEqual({ outcome: 'refused', why: 'empty' });
  expect(await readScan(new Uint8Array(19 * 1024 * 1024), asked)).toEqual({
    outcome: 'refused',
    why: 'too-large'
  });
  const torn = Buffer.from('%PDF-1.4\n1 0 obj');
  expect(await readScannedSheets(torn, asked)).toEqual({ outcome: 'refused', why: 'damaged' });
  const kids = Array.from({ length: 500 }, (_, at) => `${at + 3} 0 R`);
  const blank = kids.map((_, at) => `${at + 3} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n`);
  const long = [
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n',
    `2 0 obj<</Type/Pages/Kids[${kids.join(' ')}]/Count 500>>endobj\n`,
    ...[...blank, 'trailer<</Size 503/Root 1 0 R>>\nstartxref\n0\n%%EOF']
  ].join('');
  expect(await readScannedSheets(Buffer.from(long), asked)).toEqual({
    ...{ outcome: 'refused', why: 'too-many-pages' }
  });
});

test('a JPEG is stored in a PDF as it is, and pictures that no scanner makes are not taken', () => {
  const frame = [0xff, 0xc0, 0, 17, 8, 0x06, 0xda, 0x04, 0xd8, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, ...frame, 0xff, 0xd9]);
  const pdf = pdfOfPicture(jpeg)?.toString('latin1') ?? '';
  expect(pdf).toContain('/Width 1240/Height 1754/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode');
  expect(pdf).toContain(jpeg.toString('latin1'));
  expect(pdfOfPicture(Buffer.from('GIF89a'))).toBeNull();
  expect(pdfOfPicture(Buffer.from([0xff, 0xd8, 0xff, 0xc0]))).toBeNull();
});
