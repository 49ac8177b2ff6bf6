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
  const { format, document, pictures } = read;
  const pieces = recogniseOldPlan(document, randomUUID);
  return { outcome: 'read', format, pieces, left: document.left, pictures };
}
