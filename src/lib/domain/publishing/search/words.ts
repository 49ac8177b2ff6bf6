/** A word as it stands in a text; `start` and `end` count UTF-16 units, `end` is after the last one. */
export type Word = { text: string; start: number; end: number };

// Marks belong to the letter before them: some systems write *š* as *s* and a caron.
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** Words and numbers of a text in order; a hyphen, a slash or a full stop separates. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    words.push({ text: match[0].normalize('NFC'), start: match.index, end: match.index + match[0].length });
  }
  return words;
}
