import { cellText } from '#lib/domain/plans/import/sheet.ts';
import { type SourcePiece, sourceLine } from '#lib/domain/plans/old-plan/source-piece.ts';
import type { DocumentFormat } from '#lib/domain/publishing/body-document.ts';
import { type Passages, passagesOf } from '#lib/domain/publishing/search/passages.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { readDocument } from '../old-plan/read-document.ts';
import { readXlsx } from '../spreadsheets/read-xlsx.ts';
import type { DocumentText, ReadingFault } from '../use-cases/documents/document-work.ts';
import { readOdt } from './read-odt.ts';

/** Fewer letters on all pages together are a page number or a stamp of the scanner. */
const FEWEST_LETTERS = 25;

/** Reads the words of a document into passages, or says in one word why there are none. */
export async function readText(content: Buffer, format: DocumentFormat): Promise<DocumentText> {
  if (format === 'odt') {
    const lines = readOdt(content);
    return typeof lines === 'string' ? failed(lines) : ofLines(lines, 0);
  }
  return format === 'xlsx' ? readSheets(content) : readPages(content);
}

async function readSheets(content: Buffer): Promise<DocumentText> {
  const read = await readXlsx(content);
  if (read.outcome === 'refused') return failed(read.refusal === 'swollen' ? 'swollen' : 'damaged');
  const lines = read.sheets.flatMap(({ name, rows }) => [
    name,
    ...rows.map((row) => row.map(cellText).join(' '))
  ]);
  return ofLines(lines, 0);
}

async function readPages(content: Buffer): Promise<DocumentText> {
  const read = await readDocument(content);
  if (read.outcome === 'read') {
    const { pieces, left } = read.document;
    return ofLines(pieces.flatMap(linesOf), left.pagesWithoutText.length);
  }
  switch (read.refusal) {
    case 'scan':
    case 'protected':
    case 'swollen':
    case 'too-long':
      return failed(read.refusal);
    case 'empty':
      return failed('scan');
    default:
      return failed('damaged');
  }
}

function linesOf(piece: SourcePiece): string[] {
  switch (piece.kind) {
    case 'heading':
    case 'paragraph':
      return [sourceLine(piece.text)];
    case 'list':
      return itemsOf(piece.items);
    case 'table':
      return [piece.caption, ...piece.rows.map((row) => row.map(sourceLine).join(' '))];
    case 'picture':
      return [piece.alternative];
  }
}

function itemsOf(items: Extract<SourcePiece, { kind: 'list' }>['items']): string[] {
  return items.flatMap(({ text, items: below }) => [sourceLine(text), ...itemsOf(below)]);
}

function ofLines(lines: string[], pagesWithoutText: number): DocumentText {
  // A file may hold signs that no database keeps.
  const found: Passages = passagesOf(lines.map(plainText));
  return found.letters < FEWEST_LETTERS ? failed('scan') : { outcome: 'read', ...found, pagesWithoutText };
}

function failed(fault: ReadingFault): DocumentText {
  return { outcome: 'failed', fault };
}
