import { numberDepth } from './heading-words.ts';
import { sectionOfHeading } from './section-of-heading.ts';
import { type SourceHeading, type SourceParagraph, type SourcePiece, sourceLine } from './source-piece.ts';

const LONGEST_HEADING = 160;
const MOST_WORDS = 20;
/** Letters so much larger than the body's are a heading's. */
const LARGER = 1.12;

/**
 * Finds headings that no style marks: a short line that is bold, large, in capitals or numbered. The level is that of its
 * number, else of its size among the others.
 */
export function findHeadings(pieces: readonly SourcePiece[]): SourcePiece[] {
  const body = bodySize(pieces);
  const sizes = headingSizes(pieces, body);
  let inContents = false;
  return pieces.map((piece, at) => {
    if (piece.kind === 'heading') inContents = isContentsTitle(sourceLine(piece.text));
    if (piece.kind !== 'paragraph') return piece;
    const line = sourceLine(piece.text);
    const next = pieces
      .slice(at, at + 3)
      .map((one) => (one.kind === 'paragraph' ? sourceLine(one.text) : ''));
    inContents = isContentsTitle(line) || (inContents && next.some((one) => endsWithPage(one)));
    if (inContents && !isContentsTitle(line)) return { ...piece, look: { ...piece.look, role: 'contents' } };
    const isListed = isNumberedText(pieces[at - 1]) || isNumberedText(pieces[at + 1]);
    return headingOf(piece, { body, sizes, isListed }) ?? piece;
  });
}

type Around = { body: number; sizes: readonly number[]; isListed: boolean };

function headingOf(piece: SourceParagraph, { body, sizes, isListed }: Around): SourceHeading | null {
  const { look, text } = piece;
  const line = sourceLine(text);
  if (look.role === 'title') return { kind: 'heading', level: 1, text };
  if (look.role || !isHeadingLike(line, text)) return null;
  const depth = numberDepth(line);
  const size = look.size ?? 0;
  const isLarge = body > 0 && size >= body * LARGER;
  const looks = isLarge || look.emphasised || isCapitals(line);
  const says = depth !== null && !isListed && (sectionOfHeading(line)?.certainty ?? 0) >= 1;
  if (!looks && !says) return null;
  if (depth !== null) return { kind: 'heading', level: depth, text };
  if (isLarge) return { kind: 'heading', level: Math.min(4, 1 + Math.max(0, sizes.indexOf(size))), text };
  return { kind: 'heading', level: isCapitals(line) ? 1 : Math.min(4, sizes.length + 2), text };
}

/** A short line without the marks of a sentence; a line of the table of contents ends with its page. */
function isHeadingLike(line: string, text: SourceParagraph['text']): boolean {
  if (line.length > LONGEST_HEADING || !/\p{L}{2}/u.test(line)) return false;
  if (line.split(' ').length > MOST_WORDS || /[.;,…]$/u.test(line)) return false;
  if (isContentsLine(line)) return false;
  return text.filter((run) => run.type === 'break').length <= 2;
}

/** Whether a line is one of a table of contents: dots and a page at its end. */
export function isContentsLine(line: string): boolean {
  return /(?:\.\s?){4,}\s*\d{1,3}$|…+\s*\d{1,3}$/u.test(line);
}

const endsWithPage = (line: string) => isContentsLine(line) || /^\S.*\s\d{1,3}$/u.test(line);

/** Whether a line is the heading of a table of contents. */
export function isContentsTitle(line: string): boolean {
  return /^obsah:?$/iu.test(line);
}

function isCapitals(line: string): boolean {
  const letters = line.replace(/[^\p{L}]/gu, '');
  return letters.length >= 4 && letters === letters.toUpperCase();
}

/** Numbered lines one after another are a list, not headings. */
function isNumberedText(piece: SourcePiece | undefined): boolean {
  if (piece?.kind !== 'paragraph' || piece.look.emphasised) return false;
  return numberDepth(sourceLine(piece.text)) !== null;
}

/** The size most letters have; 0 where the file does not say. */
function bodySize(pieces: readonly SourcePiece[]): number {
  const letters = new Map<number, number>();
  for (const piece of pieces) {
    if (piece.kind !== 'paragraph' || piece.look.size === undefined) continue;
    const { size } = piece.look;
    letters.set(size, (letters.get(size) ?? 0) + sourceLine(piece.text).length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The sizes of large lines, the largest first. */
function headingSizes(pieces: readonly SourcePiece[], body: number): number[] {
  const sizes = pieces.flatMap((piece) => {
    const isLine = piece.kind === 'paragraph' && isHeadingLike(sourceLine(piece.text), piece.text);
    const size = isLine ? (piece.look.size ?? 0) : 0;
    return body > 0 && size >= body * LARGER ? [size] : [];
  });
  return [...new Set(sizes)].sort((a, b) => b - a);
}
