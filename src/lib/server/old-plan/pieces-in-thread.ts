import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { DocumentRefusal, ReadPieces } from '../use-cases/old-plan/old-plan-work.ts';
import { LARGEST_DOCUMENT } from './document-file.ts';

/** Whoever reads longer is ended. */
export const LONGEST_MS = 60_000;
const MOST_MEMORY_MB = 384;

const refused = (refusal: DocumentRefusal): ReadPieces => ({ outcome: 'refused', refusal });

/** One document after another: two large ones at once would take the memory of the whole program. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads a document and sorts it into parts in a thread of its own, so that nobody waits for it and a file made to hurt can only hurt itself:
 * memory and time are limited, and what breaks the thread is a damaged file.
 */
export function readPiecesInThread(content: Uint8Array): Promise<ReadPieces> {
  if (content.length === 0) return Promise.resolve(refused('empty'));
  if (content.length > LARGEST_DOCUMENT) return Promise.resolve(refused('too-large'));
  const read = turn.then(() => readAlone(content));
  turn = read.catch(() => {});
  return read;
}

function readAlone(content: Uint8Array): Promise<ReadPieces> {
  // Resolved by package imports, so that it is found from the sources and from the built program alike.
  const path = createRequire(import.meta.url).resolve('#lib/server/old-plan/pieces-worker.ts');
  const worker = new Worker(path, {
    workerData: content,
    // Reading makes millions of short-lived objects: with room for the young ones they are not copied.
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: 48 },
    stdout: true,
    stderr: true
  });
  return new Promise<ReadPieces>((resolve) => {
    const late = setTimeout(() => resolve(refused('too-long')), LONGEST_MS);
    worker.once('message', resolve);
    worker.once('error', () => resolve(refused('damaged')));
    worker.once('exit', () => {
      clearTimeout(late);
      resolve(refused('damaged'));
    });
  }).finally(() => worker.terminate());
}
