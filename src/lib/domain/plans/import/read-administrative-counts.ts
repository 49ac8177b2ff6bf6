import { type PersonCount, personCount } from '../../population/person-count.ts';
import {
  type AdministrativeCount,
  type CountedFigure,
  type CountRefusal,
  refuseCount
} from '../../population/statistics/administrative-count.ts';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import { readDays, readYear } from './cell-day.ts';
import { readNumber } from './cell-number.ts';
import { HEADER_LINES } from './header.ts';
import { type NameFinder, nameKey } from './name-finder.ts';
import { cellText, isBlankRow, isExampleRow, type Sheet, type SheetCell } from './sheet.ts';

/** Columns of a table of counts, with the headings that are understood; the first is that of the template. */
export const COUNT_HEADINGS = {
  figure: ['ukazovateľ', 'údaj', 'skupina'],
  year: ['rok', 'obdobie'],
  persons: ['počet', 'počet osôb', 'počet ľudí', 'počet poberateľov'],
  asOf: ['stav ku dňu', 'ku dňu', 'k dňu', 'deň', 'dátum'],
  source: ['zdroj', 'zdroj údajov', 'úrad']
} as const;

export type CountColumn = keyof typeof COUNT_HEADINGS;
const COLUMNS = Object.keys(COUNT_HEADINGS) as CountColumn[];

/** A row of a file that cannot be read; people count lines from 1. */
export type CountFault = {
  line: number;
  column: CountColumn;
  reason:
    | 'figure-missing'
    | 'figure-unknown'
    | 'persons-impossible'
    | 'day-impossible'
    | 'said-twice'
    | CountRefusal;
};

export type ReadCounts =
  | { outcome: 'read'; counts: AdministrativeCount[]; faults: CountFault[] }
  | { outcome: 'no-header' | 'no-rows' };

type Asked = { findFigure: NameFinder; today: CalendarDay };

/**
 * Reads counts from the first sheet that has their headings. Rows without a number are left out: the template names
 * every figure, and not each of them is known. The same figure of the same year twice is a fault of the second row.
 */
export function readAdministrativeCounts(sheets: readonly Sheet[], asked: Asked): ReadCounts {
  for (const sheet of sheets) {
    const header = headerOf(sheet);
    if (!header) continue;
    const counts: AdministrativeCount[] = [];
    const faults: CountFault[] = [];
    const seen = new Set<string>();
    for (const [index, row] of sheet.rows.entries()) {
      if (index < header.line || isBlankRow(row) || isExampleRow(row)) continue;
      const cell = (column: CountColumn) => row[header.columns.get(column) ?? -1] ?? null;
      if (cellText(cell('persons')) === '') continue;
      const read = countOf(cell, asked);
      if (Array.isArray(read)) {
        faults.push(...read.map((fault) => ({ line: index + 1, ...fault })));
        continue;
      }
      const key = `${read.figure} ${read.year}`;
      if (seen.has(key)) faults.push({ line: index + 1, column: 'figure', reason: 'said-twice' });
      seen.add(key);
      counts.push(read);
    }
    return counts.length + faults.length === 0 ? { outcome: 'no-rows' } : { outcome: 'read', counts, faults };
  }
  return { outcome: 'no-header' };
}

function headerOf(sheet: Sheet) {
  for (const [index, row] of sheet.rows.slice(0, HEADER_LINES).entries()) {
    const columns = new Map<CountColumn, number>();
    for (const [at, cell] of row.entries()) {
      const heading = nameKey(cellText(cell));
      const column = COLUMNS.find((one) => COUNT_HEADINGS[one].some((name) => nameKey(name) === heading));
      if (column && !columns.has(column)) columns.set(column, at);
    }
    if (COLUMNS.every((column) => columns.has(column))) return { line: index + 1, columns };
  }
  return null;
}

type Fault = Omit<CountFault, 'line'>;

const COLUMN_OF: Readonly<Record<CountRefusal, CountColumn>> = {
  'year-impossible': 'year',
  'day-in-future': 'asOf',
  'source-missing': 'source',
  'source-long': 'source'
};

function countOf(
  cell: (column: CountColumn) => SheetCell,
  { findFigure, today }: Asked
): AdministrativeCount | Fault[] {
  const figure = figureOf(cell('figure'), findFigure);
  const persons = personsOf(cell('persons'));
  const asOf = dayOf(cell('asOf'));
  const year = readYear(cell('year'));
  const faults: Fault[] = [];
  if (typeof figure !== 'string') faults.push(figure);
  if (persons === null) faults.push({ column: 'persons', reason: 'persons-impossible' });
  if (asOf === null) faults.push({ column: 'asOf', reason: 'day-impossible' });
  if (year === null) faults.push({ column: 'year', reason: 'year-impossible' });
  if (typeof figure !== 'string' || persons === null || asOf === null || year === null) return faults;
  const count = { figure: figure as CountedFigure, year, persons, asOf, source: cellText(cell('source')) };
  const refusal = refuseCount(count, today);
  return refusal === null ? count : [{ column: COLUMN_OF[refusal], reason: refusal }];
}

function figureOf(cell: SheetCell, findFigure: NameFinder): string | Fault {
  if (cellText(cell) === '') return { column: 'figure', reason: 'figure-missing' };
  const found = findFigure(cellText(cell));
  return found.outcome === 'found' ? found.code : { column: 'figure', reason: 'figure-unknown' };
}

function personsOf(cell: SheetCell): PersonCount | null {
  const number = readNumber(cell);
  return number === null ? null : personCount(number);
}

function dayOf(cell: SheetCell): CalendarDay | null {
  const days = readDays(cell);
  return days && days.from === days.to ? days.from : null;
}
