import { inOwnProcess } from '../apart/in-own-process.ts';
import { oneAfterAnother } from '../apart/one-after-another.ts';
import type { DocumentRefusal, ReadPieces } from '../use-cases/old-plan/old-plan-work.ts';
import { LARGEST_DOCUMENT } from './document-file.ts';

/** Whoever reads longer is ended. */
export const LONGEST_MS = 60_000;
/** Reading makes millions of short-lived objects. */
const LIMITS = { heapMb: 384, youngMb: 16, longestMs: LONGEST_MS };

const refused = (refusal: DocumentRefusal): ReadPieces => ({ outcome: 'refused', refusal });

/** Reads a document and sorts it into parts, in a process of its own. */
export function readPiecesApart(content: Uint8Array): Promise<ReadPieces> {
  if (content.length === 0) return Promise.resolve(refused('empty'));
  if (content.length > LARGEST_DOCUMENT) return Promise.resolve(refused('too-large'));
  return readAlone(content);
}

const readAlone = oneAfterAnother(async (content: Uint8Array): Promise<ReadPieces> => {
  const read = await inOwnProcess<ReadPieces>('#lib/server/old-plan/pieces-worker.ts', content, LIMITS);
  return read.outcome === 'answered' ? read.answer : refused(read.outcome);
});
