import { createHash } from 'node:crypto';
import { isProof, proofText, readNonce } from '#lib/domain/surveys/answering/proof-of-work.ts';

/** Whether the browser that sends a sheet has worked for it. */
export function isProven(sheetKey: string, typed: unknown): boolean {
  const nonce = readNonce(typed);
  return nonce !== null && isProof(createHash('sha256').update(proofText(sheetKey, nonce)).digest());
}
