import { type SourcePiece, type SourceTable, sourceLine } from '#lib/domain/plans/old-plan/source-piece.ts';
import { inReadingOrder } from './pdf-columns.ts';
import { dividedAtEnd, joinLines, type Line, lineText } from './pdf-lines.ts';
import { tableAt } from './pdf-tables.ts';

const MARKED = /^(?:[-–—•▪■●○◦·✓➢*]|\d{1,2}[.)]|[a-z]\)|(?:\d{1,2}\.){1,5}\d{0,2})\s/u;
/** Lines farther apart than so many sizes of their letters are two paragraphs. */
const PARAGRAPH_GAP = 1.75;

type Open = { text: string; size: number; font: string; last: Line; right: number };

/** Headings are found later, by how paragraphs look: here are paragraphs and tables in reading order. */
export function piecesOf(pages: readonly (readonly Line[])[]): SourcePiece[] {
  const body = bodyLetters(pages);
  const pieces: SourcePiece[] = [];
  for (const lines of pages) {
    for (const part of inReadingOrder(lines)) {
      const own = partPieces(part, body);
      const [first, ...rest] = own;
      if (first && continued(pieces, first)) pieces.push(...rest);
      else pieces.push(...own);
    }
  }
  return pieces;
}

function partPieces(lines: readonly Line[], body: Letters): SourcePiece[] {
  const pieces: SourcePiece[] = [];
  const right = Math.max(...lines.map(({ segments }) => segments.at(-1)?.x1 ?? 0));
  const isDivided = dividedAtEnd(lines);
  let open: Open | null = null;
  const close = () => {
    if (open) pieces.push(paragraphOf(open, body));
    open = null;
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as Line;
    const found = tableAt(lines, at);
    if (found) {
      close();
      pieces.push(found.table);
      at += found.taken;
      continue;
    }
    const text = `${lineText(line)}${isDivided(line) ? '\u00ad' : ''}`;
    if (open && follows(open, line, text)) {
      open.text = joinLines(open.text, text);
      open.last = line;
    } else {
      close();
      open = { text, size: line.size, font: fontOf(line), last: line, right };
    }
    at += 1;
  }
  close();
  return pieces;
}

/** Whether a line goes on with a paragraph: near, alike, not marked, and the one before was full or not ended. */
function follows(open: Open, line: Line, text: string): boolean {
  const { last, size, font, right } = open;
  if (last.y - line.y > PARAGRAPH_GAP * Math.max(last.size, line.size) || last.y < line.y) return false;
  if (Math.abs(size - line.size) > 0.6 || MARKED.test(text)) return false;
  const wasFull = (last.segments.at(-1)?.x1 ?? 0) > right - 8 * size;
  if (fontOf(line) !== font && !wasFull) return false;
  return wasFull || !/[.:;!?]$/u.test(open.text);
}

function paragraphOf({ text, size, font }: Open, body: Letters): SourcePiece {
  // Another face says something only in letters that are not smaller than the body's: notes and sources are.
  const isEmphasised = font !== body.font && size > body.size - 0.3;
  const look = { size, ...(isEmphasised ? { emphasised: true as const } : {}) };
  return { kind: 'paragraph', text: [{ type: 'text', text }], look };
}

/** A sentence or a table that goes on over a page or a column is one. */
function continued(pieces: SourcePiece[], first: SourcePiece): boolean {
  const last = pieces.at(-1);
  if (last?.kind === 'paragraph' && first.kind === 'paragraph') {
    const [before, after] = [sourceLine(last.text), sourceLine(first.text)];
    if (last.look.size !== first.look.size || /[.:;!?]$/u.test(before) || !/^\p{Ll}/u.test(after))
      return false;
    last.text = [{ type: 'text', text: joinLines(before, after) }];
    return true;
  }
  if (last?.kind === 'table' && first.kind === 'table' && widthOf(last) === widthOf(first)) {
    const isHeadAgain = lineOf(last.rows[0]) === lineOf(first.rows[0]);
    last.rows.push(...first.rows.slice(isHeadAgain ? 1 : 0));
    return true;
  }
  return false;
}

const widthOf = ({ rows }: SourceTable) => rows[0]?.length ?? 0;
const lineOf = (row: SourceTable['rows'][number] | undefined) => (row ?? []).map(sourceLine).join('\t');

function fontOf({ segments }: Line): string {
  return segments.reduce(
    (long, one) => (one.text.length > long.text.length ? one : long),
    segments[0] ?? NO_SEGMENT
  ).font;
}

const NO_SEGMENT = { text: '', font: '' };

type Letters = { font: string; size: number };

/** The face and the size that most letters have. */
function bodyLetters(pages: readonly (readonly Line[])[]): Letters {
  const counts = new Map<string, Letters & { count: number }>();
  for (const { font, size, text } of pages.flat().flatMap(({ segments }) => segments)) {
    const key = `${font} ${size}`;
    const known = counts.get(key) ?? { font, size, count: 0 };
    counts.set(key, { ...known, count: known.count + text.length });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0] ?? { font: '', size: 0 };
}
