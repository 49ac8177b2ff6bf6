import type { BlockContent, HeadingLevel } from '../block.ts';
import type { PlanSectionCode } from '../plan.ts';
import { findHeadings, isContentsLine, isContentsTitle } from './find-headings.ts';
import { gatherPieces } from './gather-pieces.ts';
import { type ChainRole, readLabelled } from './labelled.ts';
import { contentsOf } from './piece-content.ts';
import { NOTHING_AROUND, type RecognisedRows, type RowsAround } from './recognised-rows.ts';
import { rowsOfList } from './rows-of-list.ts';
import { rowsOfTable } from './rows-of-table.ts';
import { beginsOwnSection, sectionOfHeading } from './section-of-heading.ts';
import { type SourceDocument, type SourceHeading, type SourcePiece, sourceLine } from './source-piece.ts';
import { unwrapTables } from './unwrap-tables.ts';

/** One piece of an old plan as a block of the new one, with the part it goes to. */
export type RecognisedPiece = {
  content: BlockContent;
  /** The headings above it from the outermost, its own too, so that people see where it stood. */
  under: string;
  /** Null where no heading names a part: it waits to be placed by somebody. */
  section: PlanSectionCode | null;
  /** What the import can read of it row by row. */
  rows: RecognisedRows | null;
};

const LONGEST_UNDER = 300;

/** Tells of every piece of an old plan where it goes. Every word of the document is in one of the pieces. */
export function recogniseOldPlan(document: SourceDocument, newId: () => string): RecognisedPiece[] {
  const walk = new Walk(newId);
  for (const piece of findHeadings(unwrapTables(gatherPieces(document.pieces)))) walk.take(piece);
  return walk.pieces;
}

type Above = {
  level: number;
  line: string;
  /** The part it stands in, and the level at which that part began. */
  section: PlanSectionCode | null;
  root: number;
  label: { role: ChainRole; title: string } | null;
};

/** Goes through a document once, remembering which headings stand above. */
class Walk {
  readonly pieces: RecognisedPiece[] = [];
  readonly #newId: () => string;
  #above: Above[] = [];
  /** Lines of the table of contents begin at its heading and end with the next one. */
  #inContents = false;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  take(piece: SourcePiece): void {
    if (piece.kind === 'heading') this.#begin(piece);
    const isContents = this.#isContents(piece);
    const here = this.#above.at(-1);
    const section = isContents ? null : (here?.section ?? null);
    const rows = isContents ? null : this.#rowsOf(piece);
    const level = headingLevel(here);
    const contents = contentsOf(piece, level, this.#newId);
    const under = this.#under();
    for (const [at, content] of contents.entries()) {
      // The rows of a table that is several blocks are read once, and then it is not shown twice.
      this.pieces.push({ content, under, section, rows: contents.length === 1 && at === 0 ? rows : null });
    }
  }

  #begin({ level, text }: SourceHeading): void {
    const line = sourceLine(text);
    this.#inContents = isContentsTitle(line);
    this.#above = this.#above.filter((one) => one.level < level);
    const parent = this.#above.at(-1);
    const named = sectionOfHeading(line);
    const isOwn = named !== null && (!parent?.section || beginsOwnSection(line, named));
    // What stands in the annexes stays there, whatever it is called.
    const isAnnex = parent?.section === 'annexes';
    const section = isOwn && !isAnnex ? named.section : (parent?.section ?? null);
    const root = section !== null && section === parent?.section ? parent.root : level;
    this.#above.push({ level, line, section, root, label: readLabelled(line) });
  }

  #isContents(piece: SourcePiece): boolean {
    if (piece.kind === 'paragraph') {
      return piece.look.role === 'contents' || isContentsLine(sourceLine(piece.text));
    }
    return piece.kind === 'heading' && this.#inContents;
  }

  #rowsOf(piece: SourcePiece): RecognisedRows | null {
    if (piece.kind === 'list') return rowsOfList(piece.items, this.#around());
    if (piece.kind !== 'table') return null;
    const around = this.#around(piece.caption);
    return rowsOfTable(
      piece.rows.map((row) => row.map((cell) => sourceLine(cell))),
      around
    );
  }

  #around(caption = ''): RowsAround {
    const around = { ...NOTHING_AROUND, heading: this.#above.at(-1)?.line ?? '' };
    const labels = [...this.#above.map(({ label }) => label), readLabelled(caption)];
    for (const label of labels) {
      if (label && label.role !== 'activity') around[label.role] = label.title;
    }
    return around;
  }

  /** A heading stands with what is under it. */
  #under(): string {
    return this.#above
      .map(({ line }) => line)
      .join(' › ')
      .slice(0, LONGEST_UNDER);
  }
}

/** The heading that names a part is of level 2 in it, and those below follow. */
function headingLevel(here: Above | undefined): HeadingLevel {
  const depth = here ? here.level - here.root : 0;
  return depth <= 0 ? 2 : depth === 1 ? 3 : 4;
}
