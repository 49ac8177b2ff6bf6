import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { recogniseOldPlan } from '#lib/domain/plans/old-plan/recognise.ts';
import type { ReadPieces } from '../use-cases/old-plan/old-plan-work.ts';
import { readDocument } from './read-document.ts';

// One file, one thread: what it holds goes away with it.
readPieces(Buffer.from(workerData as Uint8Array)).then((read) => parentPort?.postMessage(read));

async function readPieces(content: Buffer): Promise<ReadPieces> {
  const read = await readDocument(content);
  if (read.outcome === 'refused') return read;
  const { format, document } = read;
  return { outcome: 'read', format, pieces: recogniseOldPlan(document, randomUUID), left: document.left };
}
