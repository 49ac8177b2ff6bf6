/*
 * A proof of work (dôkaz prácou): whoever sends a sheet with scripts shows that a computer worked on it for a moment. It
 * costs a person nothing and a program that sends thousands of sheets a lot. Nothing is refused without it.
 */

/** So many leading zero bits: some sixteen thousand hashes, about a second of a slow phone. */
export const PROOF_BITS = 14;

/** What is hashed by SHA-256, as UTF-8. The key is of one sheet, so the work is good for one. */
export function proofText(sheetKey: string, nonce: number): string {
  return `opora ${sheetKey} ${nonce}`;
}

/** Whether a hash begins with enough zero bits. */
export function isProof(hash: Uint8Array): boolean {
  const [first = 1, second = 1] = hash;
  return first === 0 && second < 2 ** (16 - PROOF_BITS);
}

/** A nonce as a form brings it; null where it is none. */
export function readNonce(typed: unknown): number | null {
  return typeof typed === 'string' && /^\d{1,9}$/.test(typed) ? Number(typed) : null;
}
