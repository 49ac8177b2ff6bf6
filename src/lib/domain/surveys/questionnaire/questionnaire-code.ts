/** Letters and digits that nobody mistakes for others: without 0, o, 1 and l. */
export const CODE_ALPHABET = '23456789abcdefghijkmnpqrstuvwxyz';

/** The public code of a questionnaire (kód dotazníka). */
export const QUESTIONNAIRE_CODE = /^[2-9a-km-np-z]{6}$/;

/**
 * Letters of the alphabet drawn by bytes of chance, one each.
 * @param bytes as many as letters are wanted, each 0 to 255
 */
export function codeFrom(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
}
