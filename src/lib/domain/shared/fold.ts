const MARKS = /\p{M}+/gu;
const PLAIN = /^[a-z0-9]*$/;

/** A word in lower case without diacritics (*Škôlka* → `skolka`); digits stay. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower.normalize('NFD').replace(MARKS, '').replaceAll('ł', 'l').replaceAll('ß', 'ss');
}

/** Whether the word was written without any diacritics, by choice or for want of a Slovak keyboard. */
export function isPlain(word: string): boolean {
  return fold(word) === word.toLowerCase();
}
