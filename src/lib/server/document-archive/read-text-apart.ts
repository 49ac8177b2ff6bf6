import type { DocumentFormat } from '#lib/domain/publishing/body-document.ts';
import { inOwnProcess } from '../apart/in-own-process.ts';
import type { DocumentText } from '../use-cases/documents/document-work.ts';

export const LONGEST_READING_MS = 60_000;
const LIMITS = { heapMb: 256, longestMs: LONGEST_READING_MS };

/** Reads the text of a document in a process of its own. */
export async function readTextApart(content: Uint8Array, format: DocumentFormat): Promise<DocumentText> {
  const read = await inOwnProcess<DocumentText>(
    '#lib/server/document-archive/text-worker.ts',
    { content, format },
    LIMITS
  );
  return read.outcome === 'answered' ? read.answer : { outcome: 'failed', fault: read.outcome };
}
