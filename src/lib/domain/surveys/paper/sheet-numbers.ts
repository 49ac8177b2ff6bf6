import { MOST_SHEETS } from './page-code.ts';

/** Sheets of one file: some hundreds of pages. */
export const MOST_IN_FILE = 30;

/** Whether a sheet of paper may bear this number. */
export function isSheetNumber(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= MOST_SHEETS;
}

/**
 * Numbers of sheets to be printed, from a first one on; 0 alone, a sheet without a number, where none is wanted.
 * What cannot be is brought to the nearest that can.
 */
export function sheetNumbers({ from, count }: { from: number; count: number }): number[] {
  if (!(count >= 1)) return [0];
  const first = Number.isFinite(from) ? Math.min(Math.max(Math.trunc(from), 1), MOST_SHEETS) : 1;
  const most = Math.min(Math.trunc(count), MOST_IN_FILE, MOST_SHEETS - first + 1);
  return Array.from({ length: most }, (_, at) => first + at);
}
