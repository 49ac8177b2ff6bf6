import { CODE_ALPHABET } from '../questionnaire/questionnaire-code.ts';

/** A one-time code of a letter (kód z listu): fifty-five bits of chance and a letter that checks them. */
export const LETTER_CODE_CHANCE = 11;

/** Most letters printed at once: so many pages take the printer a few seconds. */
export const MOST_LETTERS_AT_ONCE = 250;
/** Most codes of one questionnaire: more than any municipality has households. */
export const MOST_LETTER_CODES = 200_000;

/**
 * A code drawn by bytes of chance, with its check letter last.
 * @param bytes eleven, each 0 to 255
 */
export function letterCodeFrom(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => byte % CODE_ALPHABET.length);
  return [...letters, checkOf(letters)].map((value) => CODE_ALPHABET[value]).join('');
}

/** Written in three groups, as on the letter: `k7rm-2xqh-9vtb`. */
export function shownLetterCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as somebody typed it; null where it cannot be one: every single mistaken letter and every swap is noticed. */
export function readLetterCode(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s\-–]/g, '');
  const letters = Array.from(plain, (letter) => CODE_ALPHABET.indexOf(letter));
  if (letters.length !== LETTER_CODE_CHANCE + 1 || letters.includes(-1)) return null;
  return checkOf(letters.slice(0, -1)) === letters.at(-1) ? plain : null;
}

/**
 * The check letter: values of the letters weighted by powers of 2 in the field of 32 elements, as in Reed–Solomon
 * codes. All weights differ and none is 0, so one wrong letter and two that changed places change the sum.
 */
function checkOf(letters: readonly number[]): number {
  return letters.reduce((sum, letter) => doubled(sum ^ letter), 0);
}

/** Doubling modulo x⁵ + x² + 1, of which 2 is a primitive root. */
function doubled(value: number): number {
  return value < 16 ? value * 2 : (value * 2) ^ 0b100101;
}
