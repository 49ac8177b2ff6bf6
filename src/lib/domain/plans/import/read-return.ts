import { TELLS_OF_VIOLENCE } from '../../directory/help/expressed-need.ts';
import type { ReturnCode, ReturnedCount } from '../../directory/returns/returned-count.ts';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import { readDays, readYear } from './cell-day.ts';
import { HEADER_LINES } from './header.ts';
import { type NameFinder, nameKey } from './name-finder.ts';
import { cellText, isBlankRow, type Sheet, type SheetCell } from './sheet.ts';

/** The columns of a return that are read; whatever else stands in it is never looked at. */
const RETURN_COLUMNS = ['kind', 'day', 'number'] as const;
type ReturnColumn = (typeof RETURN_COLUMNS)[number];

const KIND = ['druh služby', 'druh sociálnej služby', 'sociálna služba', 'služba', 'požadovaná služba'];

/** Headings as the two returns may call them: their form is not published, so the names are unverified. */
const HEADINGS: Readonly<Record<ReturnCode, Readonly<Record<ReturnColumn, readonly string[]>>>> = {
  O05: {
    kind: [...KIND, 'druh požadovanej služby', 'druh požadovanej sociálnej služby'],
    day: [
      ...['dátum podania', 'dátum podania žiadosti', 'dátum žiadosti', 'deň podania', 'podaná dňa', 'mesiac'],
      ...['dátum doručenia', 'dátum doručenia žiadosti', 'dátum prijatia', 'dátum prijatia žiadosti']
    ],
    number: ['číslo žiadosti', 'evidenčné číslo', 'evidenčné číslo žiadosti', 'číslo podania']
  },
  O01: {
    kind: [...KIND, 'podporená služba'],
    day: ['rok', 'obdobie', 'rok podpory', 'kalendárny rok', 'dátum poskytnutia', 'dátum podpory'],
    number: ['číslo zmluvy', 'evidenčné číslo']
  }
};

/** What is read of one row: no name, no birth number, no address has a place in it. */
export type ReturnRow = { line: number; kind: string; day: SheetCell; isRepeated: boolean };

/** The rows of a return without anybody in them, or the columns that it lacks. */
export type ReturnRows = { outcome: 'read'; rows: ReturnRow[] } | { outcome: 'no-header' | 'no-rows' };

/**
 * Takes from the sheets of a return what may be known: the kind, the day, and whether a number of an application stands
 * twice. All else is dropped here, before anything sees it.
 */
export function returnRows(sheets: readonly Sheet[], code: ReturnCode): ReturnRows {
  for (const sheet of sheets) {
    const header = headerOf(sheet, code);
    if (!header) continue;
    const seen = new Set<string>();
    const rows = sheet.rows.flatMap((cells, index): ReturnRow[] => {
      if (index < header.line || isBlankRow(cells)) return [];
      const cell = (at: number | undefined) => (at === undefined ? null : (cells[at] ?? null));
      const number = cellText(cell(header.columns.get('number')));
      const isRepeated = number !== '' && seen.has(number);
      seen.add(number);
      const kind = cellText(cell(header.columns.get('kind')));
      return [{ line: index + 1, kind, day: cell(header.columns.get('day')), isRepeated }];
    });
    return rows.length === 0 ? { outcome: 'no-rows' } : { outcome: 'read', rows };
  }
  return { outcome: 'no-header' };
}

function headerOf(sheet: Sheet, code: ReturnCode) {
  for (const [index, row] of sheet.rows.slice(0, HEADER_LINES).entries()) {
    const columns = new Map<ReturnColumn, number>();
    for (const [at, cell] of row.entries()) {
      const heading = nameKey(cellText(cell));
      const column = RETURN_COLUMNS.find((one) =>
        HEADINGS[code][one].some((name) => nameKey(name) === heading)
      );
      if (column && !columns.has(column)) columns.set(column, at);
    }
    if (columns.has('kind') && columns.has('day')) return { line: index + 1, columns };
  }
  return null;
}

/** Why a row of a return cannot be counted. What stands in the row is never repeated: it may be about somebody. */
export type ReturnFault = {
  line: number;
  column: ReturnColumn;
  reason:
    | 'kind-missing'
    | 'kind-unknown'
    | 'day-missing'
    | 'day-impossible'
    | 'day-in-future'
    | 'number-twice';
};

export type CountedReturn = { rows: number; counts: ReturnedCount[]; faults: ReturnFault[] };

/** More months than this no return has. */
const FIRST_YEAR = 2000;

/**
 * Counts the rows of a return by kind and month, of O01 by year. Applications for help against violence are not counted
 * (product.md, *Nobody is exposed*).
 */
export function countReturn(
  rows: readonly ReturnRow[],
  { code, findKind, today }: { code: ReturnCode; findKind: NameFinder; today: CalendarDay }
): CountedReturn {
  const counts = new Map<string, ReturnedCount>();
  const faults: ReturnFault[] = [];
  for (const row of rows) {
    const kind = kindOf(row, findKind);
    const month = monthOf(row, code, today);
    const found = [kind, month].filter((one) => typeof one === 'object');
    if (row.isRepeated) found.push({ line: row.line, column: 'number', reason: 'number-twice' });
    faults.push(...found);
    if (typeof kind === 'object' || typeof month === 'object') continue;
    if (code === 'O05' && TELLS_OF_VIOLENCE.has(kind)) continue;
    const key = `${month} ${kind}`;
    const counted = counts.get(key) ?? { returnCode: code, month, serviceTypeCode: kind, times: 0 };
    counts.set(key, { ...counted, times: counted.times + 1 });
  }
  return { rows: rows.length, counts: [...counts.values()], faults };
}

function kindOf({ line, kind }: ReturnRow, findKind: NameFinder): string | ReturnFault {
  if (kind === '') return { line, column: 'kind', reason: 'kind-missing' };
  const found = findKind(kind);
  return found.outcome === 'found' ? found.code : { line, column: 'kind', reason: 'kind-unknown' };
}

function monthOf(
  { line, day }: ReturnRow,
  code: ReturnCode,
  today: CalendarDay
): ReturnedCount['month'] | ReturnFault {
  if (cellText(day) === '') return { line, column: 'day', reason: 'day-missing' };
  const month = code === 'O01' ? yearOf(day) : monthOfDay(day);
  if (month === null || Number(month.slice(0, 4)) < FIRST_YEAR)
    return { line, column: 'day', reason: 'day-impossible' };
  return month > today ? { line, column: 'day', reason: 'day-in-future' } : month;
}

function yearOf(day: SheetCell): ReturnedCount['month'] | null {
  const year = readYear(day);
  return year === null ? null : `${year}-01-01`;
}

/** A day, or a whole month; a span of more months is no answer. */
function monthOfDay(day: SheetCell): ReturnedCount['month'] | null {
  const days = readDays(day);
  if (!days || days.from.slice(0, 7) !== days.to.slice(0, 7)) return null;
  return `${days.from.slice(0, 7)}-01` as ReturnedCount['month'];
}
