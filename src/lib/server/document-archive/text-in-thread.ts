import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { DocumentFormat } from '#lib/domain/publishing/body-document.ts';
import type { DocumentText } from '../use-cases/documents/document-work.ts';

export const LONGEST_READING_MS = 60_000;
const MOST_MEMORY_MB = 256;

/**
 * Reads a document in a thread of its own, so that nobody waits for it and a file made to hurt can only hurt itself:
 * memory and time are limited, and what breaks the thread is a damaged file.
 */
export function readTextInThread(content: Uint8Array, format: DocumentFormat): Promise<DocumentText> {
  // Resolved by package imports, so that it is found from the sources and from the built program alike.
  const path = createRequire(import.meta.url).resolve('#lib/server/document-archive/text-worker.ts');
  const worker = new Worker(path, {
    workerData: { content, format },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    stdout: true,
    stderr: true
  });
  return new Promise<DocumentText>((resolve) => {
    const late = setTimeout(() => resolve({ outcome: 'failed', fault: 'too-long' }), LONGEST_READING_MS);
    const broken = () => {
      clearTimeout(late);
      resolve({ outcome: 'failed', fault: 'damaged' });
    };
    worker.once('message', resolve);
    worker.once('error', broken);
    worker.once('exit', broken);
  }).finally(() => worker.terminate());
}
