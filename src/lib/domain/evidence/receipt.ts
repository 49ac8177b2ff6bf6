/** Signs of a receipt: no 0, O, 1, I and L, which people copy wrong from paper and screen. */
export const RECEIPT_SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const RECEIPT_LENGTH = 8;

const SHAPE = new RegExp(`^[${RECEIPT_SIGNS}]{${RECEIPT_LENGTH}}$`);

/** The code of a receipt (potvrdenka) as somebody typed it, with spaces, hyphens or small letters; null when it is none. */
export function readReceipt(typed: string): string | null {
  const tight = typed.replace(/[\s\u00a0–-]/g, '').toUpperCase();
  return SHAPE.test(tight) ? tight : null;
}

/** A receipt as people read it aloud: `K7QM-3XTR`. */
export function shownReceipt(receipt: string): string {
  return `${receipt.slice(0, 4)}-${receipt.slice(4)}`;
}
