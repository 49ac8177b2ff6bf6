import { fold } from './fold.ts';

/**
 * How many single mistakes (a letter too much, missing, wrong, or two swapped) part two words.
 * Gives `most + 1` as soon as there are more than `most`.
 */
export function mistakesBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) least = Math.min(least, at(beforeLast, j - 2) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(at(last, other.length), most + 1);
}

function at(row: number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

/** Mistakes that a word of so many letters may have and still be recognised. */
export function mistakesAllowed(length: number): number {
  if (length < 4) return 0;
  if (length < 6) return 1;
  return length < 10 ? 2 : 3;
}

/** The candidate that the word was probably meant to be, diacritics apart; the earlier one of equals. */
export function closestWord(word: string, candidates: Iterable<string>): string | null {
  const folded = fold(word);
  let closest: string | null = null;
  let least = mistakesAllowed(folded.length) + 1;
  for (const candidate of candidates) {
    const mistakes = mistakesBetween(folded, fold(candidate), least - 1);
    if (mistakes < least) [closest, least] = [candidate, mistakes];
  }
  return closest;
}
