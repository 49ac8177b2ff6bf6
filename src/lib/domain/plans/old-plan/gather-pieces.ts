import {
  type SourceItem,
  type SourceParagraph,
  type SourcePiece,
  type SourceText,
  sourceLine
} from './source-piece.ts';

const BULLET = /^\s*[-–—•▪■●○◦·✓➢*]\s+/u;
const CAPTION = /^tab(?:uľka|\.)?\s*(?:č\.?\s*)?\d/iu;
const LONGEST_CAPTION = 300;

/** Makes lists of lines with typed bullets, and puts captions to their tables. */
export function gatherPieces(pieces: readonly SourcePiece[]): SourcePiece[] {
  return withCaptions(withLists(pieces));
}

function withLists(pieces: readonly SourcePiece[]): SourcePiece[] {
  const gathered: SourcePiece[] = [];
  let items: SourceItem[] | null = null;
  for (const piece of pieces) {
    const text = piece.kind === 'paragraph' ? withoutBullet(piece) : null;
    if (text === null) {
      items = null;
      gathered.push(piece);
    } else if (items) items.push({ text, items: [] });
    else {
      items = [{ text, items: [] }];
      gathered.push({ kind: 'list', ordered: false, items });
    }
  }
  return gathered;
}

function withoutBullet({ text }: SourceParagraph): SourceText | null {
  const [first, ...rest] = text;
  const found = first?.type === 'text' ? BULLET.exec(first.text) : null;
  if (first?.type !== 'text' || !found) return null;
  const without = [{ ...first, text: first.text.slice(found[0].length) }, ...rest];
  return sourceLine(without) === '' ? null : without;
}

/** A caption stands over its table, or under it when none follows. */
function withCaptions(pieces: readonly SourcePiece[]): SourcePiece[] {
  const gathered: SourcePiece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const last = gathered.at(-1);
    const isCaption = piece.kind === 'paragraph' && isTableCaption(piece);
    const isUnder = isCaption && pieces[at + 1]?.kind !== 'table';
    if (
      piece.kind === 'table' &&
      piece.caption === '' &&
      last?.kind === 'paragraph' &&
      isTableCaption(last)
    ) {
      gathered[gathered.length - 1] = { ...piece, caption: sourceLine(last.text) };
    } else if (isUnder && last?.kind === 'table' && last.caption === '') {
      gathered[gathered.length - 1] = { ...last, caption: sourceLine(piece.text) };
    } else gathered.push(piece);
  }
  return gathered;
}

function isTableCaption({ text, look }: SourceParagraph): boolean {
  const line = sourceLine(text);
  const hasNote = text.some((run) => run.type === 'note');
  return !hasNote && line.length <= LONGEST_CAPTION && CAPTION.test(line) && look.role !== 'contents';
}
