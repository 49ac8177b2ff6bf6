import { type BudgetAsked, type ReadBudget, readBudget } from '#lib/domain/plans/import/read-budget.ts';
import { inOwnProcess } from '../apart/in-own-process.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { LARGEST_TEXT, type SpreadsheetRefusal } from './spreadsheet.ts';

/** What of a statement of the budget leaves the process that reads it: sums of division 10, and bad rows. */
export type BudgetFile =
  | Extract<ReadBudget, { outcome: 'read' }>
  | { outcome: 'refused'; refusal: SpreadsheetRefusal | Exclude<ReadBudget['outcome'], 'read'> };

/** A workbook of 20,000 rows takes a quarter of the heap. */
const LIMITS = { heapMb: 384, longestMs: 20_000 };

/** Reads a statement of the budget in a process of its own; the file is kept nowhere. */
export async function readBudgetApart(content: Uint8Array, asked: BudgetAsked): Promise<BudgetFile> {
  if (content.length === 0) return { outcome: 'refused', refusal: 'empty' };
  if (content.length > LARGEST_TEXT) return { outcome: 'refused', refusal: 'too-large' };
  const read = await inOwnProcess<BudgetFile>(
    '#lib/server/spreadsheets/budget-worker.ts',
    { content, asked },
    LIMITS
  );
  return read.outcome === 'answered' ? read.answer : { outcome: 'refused', refusal: 'damaged' };
}

/** The sums of a statement, in the process that is asked for them. */
export async function readBudgetFile(content: Buffer, asked: BudgetAsked): Promise<BudgetFile> {
  const file = await readSpreadsheet(content);
  if (file.outcome === 'refused') return file;
  const read = readBudget(file.sheets, asked);
  return read.outcome === 'read' ? read : { outcome: 'refused', refusal: read.outcome };
}
