import type { BookmarkListNumber, IXmlableObject, PageNumberEstimator } from 'docx';
import { type DocxNode, flowOf, type Piece } from './docx-flow.ts';
import { PAGE } from './docx-styles.ts';

/*
 * On which page each heading stands, so that the contents show pages at once; Word counts them anew when somebody
 * asks it to. The estimate of the library lays every letter out as Word would, and took four fifths of the time of a
 * whole DOCX. This one counts lines with average letters: of 60 pages it is rarely off by more than one.
 */

/** The estimator a document is given. @param annex the word before the letter of an annex */
export function pageEstimator(annex: string): PageNumberEstimator {
  const estimate = (body: IXmlableObject) => {
    const { bookmarks, pageCount } = pagesOf(body);
    return { bookmarks: new Map([...bookmarks].map(([name, page]) => [name, String(page)])), pageCount };
  };
  return Object.assign(estimate, { listNumbers: (body: IXmlableObject) => headingNumbers(body, annex) });
}

const ROOM = (PAGE.height - PAGE.top - PAGE.bottom) / 20;

/** Fills pages with pieces one after another, as a word processor does: those that belong together stay together. */
class PageFiller {
  page = 1;
  #used = 0;
  #after = 0;

  /** Begins a new page unless nothing stands on this one yet. */
  turn(): void {
    if (this.#used === 0) return;
    this.page += 1;
    this.#used = 0;
  }

  hasRoomFor(height: number): boolean {
    return this.#used + height <= ROOM || this.#used === 0;
  }

  place(piece: Piece): void {
    // Of the space after one and before the next the larger counts; at the top of a page there is none.
    if (this.#used > 0) this.#used += Math.max(0, piece.before - this.#after);
    else if (piece.breakBefore) this.#used = piece.before;
    if (this.#used + piece.height <= ROOM) this.#used += piece.height;
    else this.#placeOver(piece);
    this.#used = Math.min(ROOM, this.#used + piece.after);
    this.#after = piece.after;
  }

  /** What does not fit goes on over the next page by lines; a row or two lonely lines go there whole. */
  #placeOver({ height, line, repeats }: Piece): void {
    const fitting = line === null ? 0 : Math.floor((ROOM - this.#used) / line);
    const here = line === null || fitting < 2 ? 0 : fitting * line;
    this.turn();
    let rest = height - here + repeats;
    while (rest > ROOM) {
      this.page += 1;
      rest -= ROOM;
    }
    this.#used = rest;
  }
}

/** The page of each bookmark, from the body as it will be written, and how many pages there are. */
export function pagesOf(body: IXmlableObject): { bookmarks: Map<string, number>; pageCount: number } {
  const pieces = flowOf((body as DocxNode)['w:body']);
  const bookmarks = new Map<string, number>();
  const filler = new PageFiller();
  for (const [at, piece] of pieces.entries()) {
    const isHead = !pieces[at - 1]?.keepNext;
    if (piece.breakBefore || (isHead && !filler.hasRoomFor(heldTogether(pieces, at)))) filler.turn();
    filler.place(piece);
    for (const name of piece.bookmarks) bookmarks.set(name, filler.page);
  }
  return { bookmarks, pageCount: filler.page };
}

/** The height of a piece with all that must stay with it, and the first lines of what comes after. */
function heldTogether(pieces: readonly Piece[], from: number): number {
  let height = 0;
  for (const piece of pieces.slice(from)) {
    height += piece.keepNext ? piece.height + Math.max(piece.before, piece.after) : firstLines(piece);
    if (!piece.keepNext || height > ROOM) break;
  }
  // What is taller than a page cannot be kept together anyway.
  return height > ROOM ? 0 : height;
}

function firstLines({ height, line }: Piece): number {
  return line === null ? height : Math.min(height, 2 * line);
}

/** Twips of a digit in the face that Word measures numbers of contents by. */
const DIGIT = 134;

/** The number of each heading as its list counts it, by the bookmarks it bears: *1.2*, *Príloha A*. */
function headingNumbers(body: IXmlableObject, annex: string): Map<string, BookmarkListNumber> {
  const numbers = new Map<string, BookmarkListNumber>();
  const counts = new Map<string, number[]>();
  for (const { list, bookmarks } of flowOf((body as DocxNode)['w:body'])) {
    if (!list) continue;
    const counted = (counts.get(list.name) ?? []).slice(0, list.level + 1);
    for (let level = counted.length; level <= list.level; level += 1)
      counted.push(level < list.level ? 1 : 0);
    counted[list.level] = (counted[list.level] ?? 0) + 1;
    counts.set(list.name, counted);
    const text = numberText(list.name, counted, annex);
    for (const name of bookmarks) {
      numbers.set(name, { text, separator: 'tab', width: text.length * DIGIT });
    }
  }
  return numbers;
}

/** As `docxNumbering` says it: parts by digits, annexes by a letter first. */
function numberText(list: string, counted: readonly number[], annex: string): string {
  const isAnnex = list.startsWith('annexes');
  const first = counted[0] ?? 1;
  const said = isAnnex ? String.fromCharCode(64 + first) : String(first);
  return counted.length === 1 && isAnnex ? `${annex} ${said}` : [said, ...counted.slice(1)].join('.');
}
