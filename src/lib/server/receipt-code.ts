import { randomInt } from 'node:crypto';
import { RECEIPT_LENGTH, RECEIPT_SIGNS } from '#lib/domain/evidence/receipt.ts';

/** A code for a receipt, by chance: 8 of 31 signs, so that guessing one of thousands takes hundreds of millions of tries. */
export function newReceipt(): string {
  return Array.from({ length: RECEIPT_LENGTH }, () => RECEIPT_SIGNS[randomInt(RECEIPT_SIGNS.length)]).join(
    ''
  );
}

/** Signs of a code in a public address: no 0, O, 1 and l. */
const ADDRESS_SIGNS = '23456789ABCDEFGHIJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** A short code for a public address, by chance. */
export function newPublicCode(): string {
  return Array.from({ length: 6 }, () => ADDRESS_SIGNS[randomInt(ADDRESS_SIGNS.length)]).join('');
}
