import type { ReadDocument } from '../use-cases/old-plan/old-plan-work.ts';
import { MOST_LETTERS, MOST_PAGES, refused, wasRead } from './document-file.ts';
import { type Line, linesOf, lineText, type PdfItem } from './pdf-lines.ts';
import { piecesOf } from './pdf-pieces.ts';
import { withoutRunningLines } from './pdf-running.ts';

/** A page with fewer letters than this is a picture of a page, at most with its number. */
const FEWEST_LETTERS = 25;

/** Reads the text of a PDF file with its places, and makes paragraphs and tables of them. */
export async function readPdf(content: Buffer): Promise<ReadDocument> {
  const { getDocument } = await import('unpdf/pdfjs');
  // Nothing of the file is run or drawn: only its text is read.
  const opening = getDocument({
    data: new Uint8Array(content),
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0
  });
  try {
    const document = await opening.promise;
    if (document.numPages > MOST_PAGES) return refused('too-long');
    const pages: Line[][] = [];
    let letters = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const lines = linesOf(items.filter((item): item is typeof item & PdfItem => 'str' in item));
      letters += lines.reduce((sum, line) => sum + lineText(line).length, 0);
      if (letters > MOST_LETTERS) return refused('too-long');
      pages.push(lines);
      page.cleanup();
    }
    return ofPages(pages);
  } catch (error) {
    return refused((error as Error).name === 'PasswordException' ? 'protected' : 'damaged');
  } finally {
    await opening.destroy().catch(() => {});
  }
}

function ofPages(pages: readonly Line[][]): ReadDocument {
  const empty = pages.flatMap((lines, at) => {
    const letters = lines.reduce((sum, line) => sum + lineText(line).length, 0);
    return letters < FEWEST_LETTERS ? [at + 1] : [];
  });
  // A plan with a scanned annex is read; one that is mostly pictures is a scan.
  if (empty.length === pages.length || empty.length > 0.6 * pages.length) return refused('scan');
  const { pages: kept, left } = withoutRunningLines(pages);
  return wasRead('pdf', {
    pieces: piecesOf(kept),
    left: { runningLines: left, pictures: 0, pagesWithoutText: empty }
  });
}
