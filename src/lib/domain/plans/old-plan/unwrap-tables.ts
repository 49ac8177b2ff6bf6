import { sectionOfHeading } from './section-of-heading.ts';
import { type SourcePiece, type SourceTable, type SourceText, sourceLine } from './source-piece.ts';

/**
 * Takes tables apart that only lay text out: one column is paragraphs, and two columns with names of parts on the left are
 * headings with their texts. Tables that say something by their columns stay.
 */
export function unwrapTables(pieces: readonly SourcePiece[]): SourcePiece[] {
  return pieces.flatMap((piece) => (piece.kind === 'table' ? unwrapped(piece) : [piece]));
}

function unwrapped(table: SourceTable): SourcePiece[] {
  const rows = table.rows.filter((row) => row.some((cell) => sourceLine(cell) !== ''));
  if (rows.length === 0) return captionOf(table);
  const width = Math.max(...rows.map((row) => row.length));
  if (width === 1) return [...captionOf(table), ...rows.flatMap(([cell]) => linesOf(cell ?? []))];
  if (width === 2 && isOutline(rows)) {
    return [
      ...captionOf(table),
      ...rows.flatMap(([name, text]): SourcePiece[] => [
        ...(sourceLine(name ?? []) === '' ? [] : [{ kind: 'heading' as const, level: 2, text: name ?? [] }]),
        ...linesOf(text ?? [])
      ])
    ];
  }
  return [{ ...table, rows }];
}

/** Names of parts on the left, and sentences on the right. */
function isOutline(rows: readonly SourceText[][]): boolean {
  const named = rows.filter(([name]) => (sectionOfHeading(sourceLine(name ?? []))?.certainty ?? 0) >= 1);
  const long = rows.filter(([, text]) => sourceLine(text ?? []).length > 120);
  return rows.length >= 2 && named.length * 2 >= rows.length && long.length * 2 >= rows.length;
}

/** The lines of a cell as paragraphs. */
function linesOf(cell: SourceText): SourcePiece[] {
  const lines: SourceText[] = [[]];
  for (const run of cell) {
    if (run.type === 'break') lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines
    .filter((line) => sourceLine(line) !== '')
    .map((text) => {
      const isBold = text.every((run) => run.type === 'text' && (run.bold || run.text.trim() === ''));
      return { kind: 'paragraph', text, look: isBold ? { emphasised: true } : {} };
    });
}

function captionOf({ caption }: SourceTable): SourcePiece[] {
  return caption === ''
    ? []
    : [{ kind: 'paragraph', text: [{ type: 'text', text: caption }], look: { role: 'caption' } }];
}
