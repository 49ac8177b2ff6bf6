import { addDays, type CalendarDay, isPossibleDay, parseCalendarDay } from '../../shared/calendar-day.ts';
import { fold } from '../../shared/fold.ts';
import { cellText, type SheetCell } from './sheet.ts';

/** Days from one to another, both counted in. */
export type DaySpan = { from: CalendarDay; to: CalendarDay };

const MONTHS = [
  ['januar', 'januara', 'jan'],
  ['februar', 'februara', 'feb'],
  ['marec', 'marca', 'mar'],
  ['april', 'aprila', 'apr'],
  ['maj', 'maja'],
  ['jun', 'juna'],
  ['jul', 'jula'],
  ['august', 'augusta', 'aug'],
  ['september', 'septembra', 'sept', 'sep'],
  ['oktober', 'oktobra', 'okt'],
  ['november', 'novembra', 'nov'],
  ['december', 'decembra', 'dec']
];

const DAY = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/u;
const DAY_BY_NAME = /^(\d{1,2})\.\s*(\p{L}+)\.?\s+(\d{4})$/u;
const MONTH_BY_NAME = /^(\p{L}+)\.?\s+(\d{4})$/u;
const MONTH = /^(\d{1,2})\s*[./]\s*(\d{4})$/u;
const QUARTER = /^(?:(\d)|(i{1,3}|iv))\.?\s*(?:q|kvartal|stvrtrok)\.?\s*(\d{4})$/u;
const HALF = /^(?:(\d)|(i{1,2}))\.?\s*(?:polrok)\.?\s*(\d{4})$/u;
const YEAR = /^(?:rok\s+)?(\d{4})(?:\s*r\.?)?$/u;

/**
 * Reads the days that a cell names: one day (`21. 11. 2026`, `2026-11-21`, a date of a spreadsheet), a month
 * (`november 2026`, `11/2026`), a quarter, a half-year, or a year. Null when it names none.
 */
export function readDays(cell: SheetCell | undefined): DaySpan | null {
  if (typeof cell === 'object' && cell !== null) return oneDay(cell.day);
  const text = cellText(cell);
  return isoDay(text) ?? namedDays(fold(text));
}

function isoDay(text: string): DaySpan | null {
  // Some programs write a moment where only its day is meant.
  return oneDay(parseCalendarDay(text.replace(/[T ]00:00(:00(\.0+)?Z?)?$/u, '')));
}

/** Each way of writing days, with what its parts mean. */
const WAYS: readonly [RegExp, (parts: readonly (string | undefined)[]) => DaySpan | null][] = [
  [DAY, ([, day, month, year]) => oneDay(dayOf(year, month, day))],
  [DAY_BY_NAME, ([, day, month, year]) => oneDay(dayOf(year, monthNumber(month), day))],
  [MONTH_BY_NAME, ([, month, year]) => months(year, monthNumber(month), 1)],
  [MONTH, ([, month, year]) => months(year, Number(month), 1)],
  [QUARTER, ([, digit, roman, year]) => months(year, 3 * partNumber(digit, roman) - 2, 3)],
  [HALF, ([, digit, roman, year]) => months(year, 6 * partNumber(digit, roman) - 5, 6)],
  [YEAR, ([, year]) => months(year, 1, 12)]
];

function namedDays(text: string): DaySpan | null {
  for (const [shape, read] of WAYS) {
    const match = shape.exec(text);
    const days = match && read(match);
    if (days) return days;
  }
  return null;
}

/** Reads a term with both ends: `2027 – 2029`, `01/2027 - 12/2028`, `od 1. 1. 2027 do 30. 6. 2028`, or one span. */
export function readTerm(cell: SheetCell | undefined): DaySpan | null {
  const whole = readDays(cell);
  if (whole) return whole;
  const text = cellText(cell).replace(/^od\s+/iu, '');
  const parts = text.split(/\s+do\s+|\s*[–—]\s*|\s+-\s+|(?<=^\d{4})-(?=\d{4}$)|(?<=\/\d{4})-/iu);
  const [first, last] = [readDays(parts[0]), readDays(parts[1])];
  return parts.length === 2 && first && last ? { from: first.from, to: last.to } : null;
}

/** Reads a year, also from a date; null when the cell names none that a plan can speak of. */
export function readYear(cell: SheetCell | undefined): number | null {
  const days = typeof cell === 'number' ? months(String(cell), 1, 12) : readDays(cell);
  if (!days) return null;
  return Number(days.from.slice(0, 4));
}

function oneDay(day: CalendarDay | null): DaySpan | null {
  return day && isPossibleDay(day) ? { from: day, to: day } : null;
}

function months(year: string | undefined, first: number, count: number): DaySpan | null {
  const from = dayOf(year, first, 1);
  const next = first + count;
  const after = next > 12 ? dayOf(Number(year) + 1, next - 12, 1) : dayOf(year, next, 1);
  return from && after && isPossibleDay(from) && isPossibleDay(addDays(after, -1))
    ? { from, to: addDays(after, -1) }
    : null;
}

type Part = string | number | undefined;

function dayOf(year: Part, month: Part, day: Part): CalendarDay | null {
  const two = (part: Part) => String(part).padStart(2, '0');
  return parseCalendarDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
}

function monthNumber(name: string | undefined): number {
  return MONTHS.findIndex((names) => names.includes(name ?? '')) + 1;
}

function partNumber(digit: string | undefined, roman: string | undefined): number {
  return digit ? Number(digit) : ['i', 'ii', 'iii', 'iv'].indexOf(roman ?? '') + 1;
}
