import { inOwnProcess } from '../apart/in-own-process.ts';
import type { FileCheck } from '../use-cases/import/import-work.ts';
import { LARGEST_TEXT } from './spreadsheet.ts';

/** A workbook of 20,000 rows takes a quarter of the heap. */
const LIMITS = { heapMb: 384, longestMs: 20_000 };

/** Says whether a table can be read, in a process of its own. */
export async function checkApart(content: Uint8Array): Promise<FileCheck> {
  if (content.length === 0) return { outcome: 'refused', refusal: 'empty' };
  if (content.length > LARGEST_TEXT) return { outcome: 'refused', refusal: 'too-large' };
  const check = await inOwnProcess<FileCheck>(
    '#lib/server/spreadsheets/spreadsheet-worker.ts',
    content,
    LIMITS
  );
  return check.outcome === 'answered' ? check.answer : { outcome: 'refused', refusal: 'damaged' };
}
