import type { SourceTable, SourceText } from '#lib/domain/plans/old-plan/source-piece.ts';
import { sourceLine } from '#lib/domain/plans/old-plan/source-piece.ts';
import type { DocxElement } from './docx-elements.ts';
import type { DocxWords } from './docx-text.ts';

const MOST_COLUMNS = 200;
/** A cell over so many rows or columns is a slip of the program that wrote it. */
const MOST_SPAN = 500;

/** A table as rows of equally many cells: of merged cells the first has the words. */
export function readDocxTable(table: Extract<DocxElement, { type: 'table' }>, words: DocxWords): SourceTable {
  const rows = table.children.filter((row) => row.type === 'tableRow');
  /** How many more rows a cell above reaches into, by column. */
  const reaching: number[] = [];
  const read = rows.map((row) => {
    const cells: SourceText[] = [];
    for (const cell of row.children) {
      if (cell.type !== 'tableCell') continue;
      skipReached(cells, reaching);
      const at = cells.length;
      const width = Math.min(MOST_SPAN, Math.max(1, cell.colSpan));
      cells.push(cellText(cell.children, words));
      for (let more = 1; more < width; more += 1) cells.push([]);
      const below = Math.min(MOST_SPAN, cell.rowSpan) - 1;
      for (let column = at; column < at + width; column += 1) reaching[column] = Math.max(0, below);
    }
    skipReached(cells, reaching);
    return cells;
  });
  const width = Math.min(MOST_COLUMNS, Math.max(1, ...read.map((row) => row.length)));
  const even = read.map((row) => evenRow(row, width));
  const first = rows[0];
  return { kind: 'table', caption: '', rows: even, headerRow: first?.isHeader || looksLikeHeader(even) };
}

function skipReached(cells: SourceText[], reaching: number[]): void {
  while ((reaching[cells.length] ?? 0) > 0) {
    reaching[cells.length] = (reaching[cells.length] ?? 1) - 1;
    cells.push([]);
  }
}

/** Fills a short row; what is beyond the width joins the last cell, so that no word is lost. */
function evenRow(row: SourceText[], width: number): SourceText[] {
  const even = Array.from({ length: width }, (_, at) => row[at] ?? []);
  const more = row.slice(width).flatMap((cell): SourceText => [{ type: 'break' }, ...cell]);
  if (more.length > 0) even[width - 1] = [...(even[width - 1] ?? []), ...more];
  return even;
}

/** Paragraphs, lists and tables in a cell are lines of its text. */
function cellText(children: readonly DocxElement[], words: DocxWords): SourceText {
  const lines = children.flatMap((child) => linesOf(child, words)).filter((line) => sourceLine(line) !== '');
  return lines.flatMap((line, at): SourceText => (at === 0 ? line : [{ type: 'break' }, ...line]));
}

function linesOf(element: DocxElement, words: DocxWords): SourceText[] {
  if (element.type !== 'table' && element.type !== 'tableRow' && element.type !== 'tableCell')
    return [words.textOf([element])];
  return element.children.flatMap((child) => linesOf(child, words));
}

/** A first row of short names, each column its own, or one in bold. */
export function looksLikeHeader(rows: readonly SourceText[][]): boolean {
  const [first = []] = rows;
  if (rows.length < 2) return false;
  const names = first.map((cell) => sourceLine(cell));
  const isBold = first.every((cell) =>
    cell.every((run) => run.type !== 'text' || run.bold || run.text.trim() === '')
  );
  return isBold || (rows.length > 2 && names.every((name) => name !== '' && name.length < 60));
}
