import type { ReturnCode } from '#lib/domain/directory/returns/returned-count.ts';
import { type ReturnRow, returnRows } from '#lib/domain/plans/import/read-return.ts';
import { inOwnProcess } from '../apart/in-own-process.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { LARGEST_FILE, type SpreadsheetRefusal } from './spreadsheet.ts';

/** What of a return leaves the process that reads it. */
export type ReadReturn =
  | { outcome: 'read'; rows: ReturnRow[] }
  | { outcome: 'refused'; refusal: SpreadsheetRefusal | 'no-header' | 'no-rows' };

const LIMITS = { heapMb: 384, longestMs: 20_000 };

/**
 * Reads a return in a process of its own: names, birth numbers and addresses end with that process, and the file is
 * kept nowhere.
 */
export async function readReturnApart(content: Uint8Array, code: ReturnCode): Promise<ReadReturn> {
  if (content.length === 0) return { outcome: 'refused', refusal: 'empty' };
  if (content.length > LARGEST_FILE) return { outcome: 'refused', refusal: 'too-large' };
  const read = await inOwnProcess<ReadReturn>(
    '#lib/server/spreadsheets/return-worker.ts',
    { content, code },
    LIMITS
  );
  return read.outcome === 'answered' ? read.answer : { outcome: 'refused', refusal: 'damaged' };
}

/** The rows of a return without anybody in them. */
export async function readReturn(content: Buffer, code: ReturnCode): Promise<ReadReturn> {
  const read = await readSpreadsheet(content);
  if (read.outcome === 'refused') return read;
  const rows = returnRows(read.sheets, code);
  return rows.outcome === 'read' ? rows : { outcome: 'refused', refusal: rows.outcome };
}
