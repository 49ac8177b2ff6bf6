import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { LARGEST_FILE, type ReadSpreadsheet, refused } from './spreadsheet.ts';

const LONGEST_MS = 20_000;
const MOST_MEMORY_MB = 384;

/**
 * Reads a file in a thread of its own, so that nobody waits for it and a file made to hurt can only hurt itself:
 * memory and time are limited, and what breaks the thread is a damaged file.
 */
export function readInThread(content: Uint8Array): Promise<ReadSpreadsheet> {
  if (content.length === 0) return Promise.resolve(refused('empty'));
  if (content.length > LARGEST_FILE) return Promise.resolve(refused('too-large'));
  // Resolved by package imports, so that it is found from the sources and from the built program alike.
  const path = createRequire(import.meta.url).resolve('#lib/server/spreadsheets/spreadsheet-worker.ts');
  const worker = new Worker(path, {
    workerData: content,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB }
  });
  return new Promise<ReadSpreadsheet>((resolve) => {
    const late = setTimeout(() => resolve(refused('damaged')), LONGEST_MS);
    worker.once('message', resolve);
    worker.once('error', () => resolve(refused('damaged')));
    worker.once('exit', () => {
      clearTimeout(late);
      resolve(refused('damaged'));
    });
  }).finally(() => worker.terminate());
}
