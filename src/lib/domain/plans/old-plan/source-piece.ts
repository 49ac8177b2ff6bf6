import type { LineBreak, TextRun } from '../block.ts';

/*
 * An old plan as it was read, whatever program wrote it: headings, paragraphs, lists and tables in reading order. What
 * reads DOCX and PDF makes these; everything that judges them is here.
 */

/** A note under the line, at the place where it is called. */
export type SourceNote = { type: 'note'; text: TextRun[] };
export type SourceInline = TextRun | LineBreak | SourceNote;
export type SourceText = SourceInline[];

/** How a paragraph looks, where the file says so: headings that are only bold or large are found by it. */
export type SourceLook = {
  /** Of the letters, in points. */
  size?: number;
  /** Every letter is bold or in another face than the body's. */
  emphasised?: true;
  /** What the style is called: a line of the table of contents, a caption, the title of the document. */
  role?: 'contents' | 'caption' | 'title';
};

export type SourceItem = { text: SourceText; ordered?: true; items: SourceItem[] };

export type SourceHeading = { kind: 'heading'; level: number; text: SourceText };
export type SourceParagraph = { kind: 'paragraph'; text: SourceText; look: SourceLook };
export type SourceList = { kind: 'list'; ordered: boolean; items: SourceItem[] };
/** Every row has the same number of cells; of merged cells the first has the words and the others are empty. */
export type SourceTable = {
  kind: 'table';
  caption: string;
  headerRow: boolean;
  rows: SourceText[][];
};
/** A picture by the hash of its file; `alternative` is what the file says of it, often nothing. */
export type SourcePicture = { kind: 'picture'; file: string; alternative: string };
export type SourcePiece = SourceHeading | SourceParagraph | SourceList | SourceTable | SourcePicture;

/** What reading left out on purpose; people are told of it. */
export type LeftOut = {
  /** Lines that stand at the head or foot of many pages, each once. */
  runningLines: string[];
  pictures: number;
  /** Pages, from 1, on which there is nothing but a picture: a scanned annex. */
  pagesWithoutText: number[];
};

export type SourceDocument = { pieces: SourcePiece[]; left: LeftOut };

/** The words of a text as one line, notes in their places. */
export function sourceLine(text: SourceText): string {
  return text
    .map((run) => (run.type === 'break' ? ' ' : run.type === 'note' ? ` ${sourceLine(run.text)} ` : run.text))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A text without marks. */
export function plainSource(text: string): SourceText {
  return text === '' ? [] : [{ type: 'text', text }];
}

/** Every word of a piece, in reading order; a word has a letter or a digit. */
export function wordsOf(piece: SourcePiece): string[] {
  switch (piece.kind) {
    case 'heading':
    case 'paragraph':
      return wordsIn(sourceLine(piece.text));
    case 'list':
      return piece.items.flatMap(wordsOfItem);
    case 'table':
      return [piece.caption, ...piece.rows.flat().map(sourceLine)].flatMap(wordsIn);
    case 'picture':
      return wordsIn(piece.alternative);
  }
}

function wordsOfItem({ text, items }: SourceItem): string[] {
  return [...wordsIn(sourceLine(text)), ...items.flatMap(wordsOfItem)];
}

/** The words of a line. */
export function wordsIn(line: string): string[] {
  return line.match(/[\p{L}\p{N}]+/gu) ?? [];
}
