import { inOwnProcess } from '../apart/in-own-process.ts';
import { LARGEST_TEXT, type ReadSpreadsheet, refused } from './spreadsheet.ts';

/** A workbook of 20,000 rows takes a quarter of the heap. */
const LIMITS = { heapMb: 384, longestMs: 20_000 };

/** Reads a table in a process of its own. */
export async function readApart(content: Uint8Array): Promise<ReadSpreadsheet> {
  if (content.length === 0) return refused('empty');
  if (content.length > LARGEST_TEXT) return refused('too-large');
  const read = await inOwnProcess<ReadSpreadsheet>(
    '#lib/server/spreadsheets/spreadsheet-worker.ts',
    content,
    LIMITS
  );
  return read.outcome === 'answered' ? read.answer : refused('damaged');
}
