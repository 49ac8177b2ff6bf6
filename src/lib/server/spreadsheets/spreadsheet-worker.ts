import { answerOnce } from '../apart/answer-once.ts';
import type { FileCheck } from '../use-cases/import/import-work.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';

answerOnce(async (content: Uint8Array): Promise<FileCheck> => {
  const read = await readSpreadsheet(Buffer.from(content));
  // What stands in it stays here.
  return read.outcome === 'read' ? { outcome: 'read' } : read;
});
