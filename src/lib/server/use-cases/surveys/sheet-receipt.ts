import { createHash, createHmac } from 'node:crypto';
import { RECEIPT_LETTERS } from '#lib/domain/surveys/answering/receipt.ts';
import { codeFrom } from '#lib/domain/surveys/questionnaire/questionnaire-code.ts';

/**
 * The receipt of a sheet, made of the key that it was begun with: sent twice, it has one receipt, and nobody who reads
 * the database learns either.
 * @param key at least 128 bits of chance, which only the sheet knows
 */
export function receiptOf(key: string): string {
  return codeFrom(createHash('sha256').update(`receipt ${key}`).digest().subarray(0, RECEIPT_LETTERS));
}

/** What is kept of a receipt: enough to find the sheet when its holder brings it. */
export function receiptHash(questionnaireId: string, receipt: string): string {
  return createHash('sha256').update(`${questionnaireId} ${receipt}`).digest('hex');
}

/** The id of somebody's own words to a question: only the receipt leads to it. */
export function wordsId(receipt: string, questionId: string): string {
  const hex = createHmac('sha256', receipt).update(questionId).digest('hex');
  // Version 8 and its variant: an id of our own making (RFC 9562).
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32)
  ].join('-');
}
