import readXlsxFile from 'read-excel-file/node';
import type { Sheet, SheetCell } from '#lib/domain/plans/import/sheet.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type ReadSpreadsheet, refused } from './spreadsheet.ts';
import { storedZip } from './stored-zip.ts';
import { unzip } from './unzip.ts';

/** Reads every sheet of a workbook. A formula stands as its last value; of merged cells the first one speaks. */
export async function readXlsx(content: Buffer): Promise<ReadSpreadsheet> {
  const files = unzip(content);
  if (typeof files === 'string') return refused(files);
  try {
    const sheets = await readXlsxFile(storedZip(withErrorsAsText(files)));
    return {
      outcome: 'read',
      format: 'xlsx',
      sheets: sheets.map(
        ({ sheet, data }): Sheet => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) })
      )
    };
  } catch {
    // Whatever the library stumbles over, the person can only save the file anew.
    return refused('damaged');
  }
}

const ERROR_CELL = /(<c\b[^>]*\bt=)"e"/gu;

/** The library leaves cells in error out; as texts, `#REF!` and the like are found and named to the person. */
function withErrorsAsText(files: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const changed = new Map(files);
  for (const [name, file] of files) {
    if (!name.startsWith('xl/worksheets/') || !file.includes('t="e"')) continue;
    changed.set(name, Buffer.from(file.toString('utf8').replace(ERROR_CELL, '$1"str"')));
  }
  return changed;
}

function cellOf(value: unknown): SheetCell {
  if (value === null || value === undefined || value === '') return null;
  // Dates of a spreadsheet have no clock: the library puts them at midnight UTC.
  if (value instanceof Date) return dayOf(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return String(value);
}

function dayOf(date: Date): SheetCell {
  if (Number.isNaN(date.valueOf())) return null;
  // Half a second over midnight comes from fractions of a day; it still is the day it was meant to be.
  return { day: new Date(date.valueOf() + 500).toISOString().slice(0, 10) as CalendarDay };
}
