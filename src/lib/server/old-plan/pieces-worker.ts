import { randomUUID } from 'node:crypto';
import { recogniseOldPlan } from '#lib/domain/plans/old-plan/recognise.ts';
import { answerOnce } from '../apart/answer-once.ts';
import type { ReadPieces } from '../use-cases/old-plan/old-plan-work.ts';
import { readDocument } from './read-document.ts';

answerOnce(async (content: Uint8Array): Promise<ReadPieces> => {
  const read = await readDocument(Buffer.from(content));
  if (read.outcome === 'refused') return read;
  const { format, document, pictures } = read;
  const pieces = recogniseOldPlan(document, randomUUID);
  return { outcome: 'read', format, pieces, left: document.left, pictures };
});
