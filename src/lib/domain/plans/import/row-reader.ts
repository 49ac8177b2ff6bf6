import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/euro.ts';
import { type DaySpan, readDays, readTerm, readYear } from './cell-day.ts';
import { type Quantity, readCents, readNumber, readQuantity } from './cell-number.ts';
import type { AnyColumnKey } from './column.ts';
import type { FaultReason, HeadedColumn, ImportFault, RecognisedSheet } from './fault.ts';
import type { NameFinder } from './name-finder.ts';
import { cellText, type SheetCell } from './sheet.ts';

/** More than this in a cell is a slip of the keyboard; it also keeps cents within whole numbers. */
const LARGEST = 1e12;
const ERROR_VALUE = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|HODNOTA!|NEDOSTUPNÝ|ODKAZ!|NÁZOV\?)/u;

/** Reads the cells of one row by their columns; what cannot be read becomes a fault, and the value null. */
export type RowReader = {
  line: number;
  sheet: string;
  /** Whether the cell of a column says anything; of a given year where the column stands once for each. */
  has(key: AnyColumnKey, year?: number | null): boolean;
  text(key: AnyColumnKey, longest?: number): string;
  /** Texts parted by commas, semicolons or lines. */
  texts(key: AnyColumnKey): string[];
  /** Texts parted by semicolons or lines only: each may be a sentence. */
  lines(key: AnyColumnKey): string[];
  number(key: AnyColumnKey, year?: number | null): number | null;
  quantity(key: AnyColumnKey): Quantity | null;
  cents(key: AnyColumnKey): Cents | null;
  year(key: AnyColumnKey): number | null;
  days(key: AnyColumnKey): DaySpan | null;
  day(key: AnyColumnKey): CalendarDay | null;
  term(key: AnyColumnKey): DaySpan | null;
  code(key: AnyColumnKey, find: NameFinder): string | null;
  codes(key: AnyColumnKey, find: NameFinder): string[];
  yesOrNo(key: AnyColumnKey): boolean | null;
  fault(key: AnyColumnKey, reason: FaultReason, value?: string): void;
  /** Says that another line of the same thing says otherwise. */
  contradicts(key: AnyColumnKey, otherLine: number, otherValue: string): void;
};

export function rowReader(
  sheet: RecognisedSheet,
  cells: readonly SheetCell[],
  line: number,
  faults: ImportFault[]
): RowReader {
  const columnOf = (key: AnyColumnKey, year: number | null = null): HeadedColumn | undefined =>
    sheet.columns.find((one) => one.key === key && one.year === year);
  const cellOf = (key: AnyColumnKey, year: number | null = null): SheetCell => {
    const column = columnOf(key, year);
    return column ? (cells[column.index] ?? null) : null;
  };
  const place = (key: AnyColumnKey, year: number | null = null, value = cellText(cellOf(key, year))) => ({
    sheet: sheet.sheet,
    line,
    column: columnOf(key, year)?.heading ?? null,
    value: value.slice(0, 200)
  });
  const fault = (key: AnyColumnKey, reason: FaultReason, value?: string, year: number | null = null) => {
    faults.push({ ...place(key, year, value), reason });
  };

  function has(key: AnyColumnKey, year: number | null = null): boolean {
    return cellText(cellOf(key, year)) !== '';
  }

  /** Reads a cell that says something; null without a fault where it is empty. */
  function read<T>(
    key: AnyColumnKey,
    how: (cell: SheetCell) => T | null,
    wrong: FaultReason,
    year?: number | null
  ) {
    if (!has(key, year)) return null;
    const cell = cellOf(key, year);
    if (ERROR_VALUE.test(cellText(cell))) return fail('formula-error');
    const value = how(cell);
    return value === null ? fail(wrong) : value;

    function fail(reason: FaultReason): null {
      fault(key, reason, undefined, year);
      return null;
    }
  }

  function within(
    key: AnyColumnKey,
    value: number | null,
    limit: number,
    year?: number | null
  ): number | null {
    if (value === null) return null;
    if (value < 0) fault(key, 'negative', undefined, year);
    else if (value > limit) fault(key, 'too-large', undefined, year);
    else return value;
    return null;
  }

  function text(key: AnyColumnKey, longest = 500): string {
    const value = cellText(cellOf(key));
    if (ERROR_VALUE.test(value)) fault(key, 'formula-error');
    if (value.length > longest) fault(key, 'too-long');
    return value;
  }

  function findCode(key: AnyColumnKey, find: NameFinder, value: string): string | null {
    const found = find(value);
    if (found.outcome === 'found') return found.code;
    if (found.outcome === 'ambiguous') {
      faults.push({ ...place(key, null, value), reason: 'ambiguous-name', names: found.names.join(', ') });
    } else {
      faults.push({ ...place(key, null, value), reason: 'unknown-name', suggestion: found.suggestion, key });
    }
    return null;
  }

  function codes(key: AnyColumnKey, find: NameFinder): string[] {
    const whole = cellText(cellOf(key));
    if (whole === '') return [];
    // Names with a comma or an „a“ in them are tried whole before they are cut.
    const alone = find(whole);
    if (alone.outcome === 'found') return [alone.code];
    const parts = partsOf(cellOf(key));
    return [...new Set(parts.flatMap((part) => findCode(key, find, part) ?? []))];
  }

  return {
    line,
    sheet: sheet.sheet,
    has,
    text,
    texts: (key) => partsOf(cellOf(key)),
    lines: (key) => partsOf(cellOf(key), /[;\n\r]+/u),
    number: (key, year) => within(key, read(key, readNumber, 'not-a-number', year), LARGEST, year),
    quantity: (key) => read(key, readQuantity, 'not-a-number'),
    cents: (key) => within(key, read(key, readCents, 'not-money'), 100 * LARGEST),
    year: (key) => read(key, readYear, 'not-a-year'),
    days: (key) => read(key, readDays, 'not-a-day'),
    day: (key) => read(key, readDays, 'not-a-day')?.from ?? null,
    term: (key) => read(key, readTerm, 'not-a-term'),
    code: (key, find) => (has(key) ? findCode(key, find, text(key)) : null),
    codes,
    yesOrNo: (key) => read(key, readYesOrNo, 'not-yes-or-no'),
    fault: (key, reason, value) => fault(key, reason, value),
    contradicts: (key, otherLine, otherValue) => {
      faults.push({ ...place(key), reason: 'contradiction', otherLine, otherValue });
    }
  };
}

function partsOf(cell: SheetCell, between = /[;\n\r]+|,(?!\d)/u): string[] {
  const raw = typeof cell === 'string' ? cell : cellText(cell);
  const parts = raw.split(between).map((part) => cellText(part));
  return [...new Set(parts.filter((part) => part !== ''))];
}

function readYesOrNo(cell: SheetCell): boolean | null {
  const word = cellText(cell).toLowerCase();
  if (['áno', 'ano', 'a', 'x', '1', 'true', 'yes'].includes(word)) return true;
  return ['nie', 'n', '0', 'false', 'no', '-'].includes(word) ? false : null;
}
