/** About two pages: an excerpt of a passage shows the place, and a long document has not too many of them. */
export const LONGEST_PASSAGE = 4_000;
/** Of one document so many characters are indexed, some 150 pages; what is beyond is said to people. */
export const MOST_INDEXED_LETTERS = 400_000;

/** A text cut into passages, and how many of its characters they have. */
export type Passages = { passages: string[]; letters: number; indexedLetters: number };

/**
 * Cuts the paragraphs of a document into passages that are found one by one, at the ends of paragraphs, or where one is
 * too long, at the end of a sentence or of a word. No word is lost up to the limit.
 */
export function passagesOf(paragraphs: Iterable<string>): Passages {
  const passages: string[] = [];
  const found = { letters: 0, indexedLetters: 0 };
  let open = '';
  for (const paragraph of paragraphs) {
    const text = paragraph.replace(/\s+/gu, ' ').trim();
    found.letters += text.length;
    for (const piece of piecesOf(text.slice(0, MOST_INDEXED_LETTERS - found.indexedLetters))) {
      if (open.length + piece.length + 1 > LONGEST_PASSAGE) {
        passages.push(open);
        open = '';
      }
      open = open === '' ? piece : `${open}\n${piece}`;
      found.indexedLetters += piece.length;
    }
  }
  if (open !== '') passages.push(open);
  return { passages, ...found };
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > LONGEST_PASSAGE) {
    const at = placeToCut(rest);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}

function placeToCut(text: string): number {
  const part = text.slice(0, LONGEST_PASSAGE);
  const sentence = part.lastIndexOf('. ');
  if (sentence > LONGEST_PASSAGE / 2) return sentence + 1;
  const word = part.lastIndexOf(' ');
  if (word > 0) return word;
  // Half of a letter that is written in two units would be no letter.
  return /[\ud800-\udbff]$/.test(part) ? LONGEST_PASSAGE - 1 : LONGEST_PASSAGE;
}
