import type { CalendarDay } from '../../shared/calendar-day.ts';
import { plainText } from '../../shared/plain-text.ts';

/** What stands in one cell. A day comes from a date of a spreadsheet; a formula stands as its last value. */
export type SheetCell = string | number | boolean | { day: CalendarDay } | null;

/** One sheet of a workbook, or a whole CSV file. Row 0 is line 1, as people count in a spreadsheet. */
export type Sheet = { name: string; rows: readonly (readonly SheetCell[])[] };

/** A cell as people see it, spaces around it and doubled ones dropped; empty when nothing stands there. */
export function cellText(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'áno' : 'nie';
  if (typeof cell === 'object') return cell.day;
  return plainText(String(cell)).replace(/\s+/gu, ' ').trim();
}

/** Whether nothing at all stands in a row. */
export function isBlankRow(row: readonly SheetCell[]): boolean {
  return row.every((cell) => cellText(cell) === '');
}

const EXAMPLE = /^príklad\b/iu;

/** Whether a row is the example of a template, which begins with the word *PRÍKLAD* and is never read. */
export function isExampleRow(row: readonly SheetCell[]): boolean {
  return EXAMPLE.test(cellText(row.find((cell) => cellText(cell) !== '')));
}
