import { nameFinder } from '#lib/domain/plans/import/name-finder.ts';
import {
  type ReadCounts,
  readAdministrativeCounts
} from '#lib/domain/plans/import/read-administrative-counts.ts';
import { COUNTED_FIGURES } from '#lib/domain/population/statistics/administrative-count.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { LOCALES } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { inOwnProcess } from '../apart/in-own-process.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { LARGEST_FILE, type SpreadsheetRefusal } from './spreadsheet.ts';

export type CountsOfFile =
  | Extract<ReadCounts, { outcome: 'read' }>
  | { outcome: 'refused'; refusal: SpreadsheetRefusal | 'no-header' | 'no-rows' };

const LIMITS = { heapMb: 384, longestMs: 20_000 };

/** Reads a table of counts in a process of its own; the file is kept nowhere. */
export async function readCountsApart(content: Uint8Array, today: CalendarDay): Promise<CountsOfFile> {
  if (content.length === 0) return { outcome: 'refused', refusal: 'empty' };
  if (content.length > LARGEST_FILE) return { outcome: 'refused', refusal: 'too-large' };
  const read = await inOwnProcess<CountsOfFile>(
    '#lib/server/spreadsheets/counts-worker.ts',
    { content, today },
    LIMITS
  );
  return read.outcome === 'answered' ? read.answer : { outcome: 'refused', refusal: 'damaged' };
}

/** The counts of a file, with the rows that cannot be read. */
export async function readCounts(content: Buffer, today: CalendarDay): Promise<CountsOfFile> {
  const read = await readSpreadsheet(content);
  if (read.outcome === 'refused') return read;
  const findFigure = nameFinder(
    COUNTED_FIGURES.map((code) => ({
      code,
      names: LOCALES.map((locale) => messages(locale)(`counts.figure.${code}`))
    }))
  );
  const counts = readAdministrativeCounts(read.sheets, { findFigure, today });
  return counts.outcome === 'read' ? counts : { outcome: 'refused', refusal: counts.outcome };
}
