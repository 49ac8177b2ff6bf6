/** A receipt code (kód potvrdenky): sixty bits, so that nobody comes upon another's. */
export const RECEIPT_LETTERS = 12;

/** Written in three groups, as people read it out: `k7rm-2xqh-9vtb`. */
export function shownReceipt(receipt: string): string {
  return receipt.replace(/(.{4})(?=.)/g, '$1-');
}

/** A receipt code as somebody typed it, or null when it cannot be one. */
export function readReceipt(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s\-–]/g, '');
  return /^[2-9a-km-np-z]{12}$/.test(plain) ? plain : null;
}
