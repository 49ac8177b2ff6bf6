import {
  type CalendarDay,
  EARLIEST_DAY,
  LATEST_DAY,
  parseCalendarDay,
  yearOf
} from '#lib/domain/shared/calendar-day.ts';
import type { Cents } from '#lib/domain/shared/euro.ts';

/** Spaces people and spreadsheets put between thousands: common, unbreakable, narrow, thin. */
const SPACES = /[\s\u00a0\u202f\u2009]/g;
const NUMBER = /^-?\d{1,15}(?:[.,]\d{1,6})?$/;
/** `1.234,5` and `1 234,5` are the same number; a dot before three digits and a comma after can only be thousands. */
const DOTTED_THOUSANDS = /^-?\d{1,3}(?:\.\d{3})+,\d+$/;

/** A number as people in Slovakia type it (`12 500,5`, `12500.5`), or null when it is none. */
export function readTypedNumber(text: string): number | null {
  const tight = text.replace(SPACES, '').replace(/^[−–]/, '-');
  const plain = DOTTED_THOUSANDS.test(tight) ? tight.replaceAll('.', '') : tight;
  return NUMBER.test(plain) ? Number(plain.replace(',', '.')) : null;
}

/** The largest whole number that a column of the database keeps. */
const LARGEST_WHOLE = 2_147_483_647;

/** A whole number, or null when it is none; one with more digits than anybody counts is a slip of the hand. */
export function readTypedWhole(text: string): number | null {
  const value = readTypedNumber(text);
  return value !== null && Number.isInteger(value) && Math.abs(value) <= LARGEST_WHOLE ? value : null;
}

/** A year that a plan can speak of, or null when it is none. */
export function readTypedYear(text: string): number | null {
  const year = /^\d{4}$/.test(text.trim()) ? Number(text) : 0;
  return yearOf(EARLIEST_DAY) <= year && year <= yearOf(LATEST_DAY) ? year : null;
}

/** An amount in euro as cents (`12 500,50 €` is 1250050), or null when it is none or has parts of a cent. */
export function readTypedMoney(text: string): Cents | null {
  const value = readTypedNumber(text.replace(/€|eur$/i, ''));
  if (value === null) return null;
  const cents = Math.round(value * 100);
  // 12,345 € names half a cent: the nearest whole cents are another number.
  return Number.isSafeInteger(cents) && cents / 100 === value ? cents : null;
}

/** A day as `21. 11. 2026`, `21.11.2026` or `2026-11-21`, or null when it is none. */
export function readTypedDay(text: string): CalendarDay | null {
  const tight = text.replace(SPACES, '');
  const slovak = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tight);
  if (!slovak) return parseCalendarDay(tight);
  const [, day = '', month = '', year = ''] = slovak;
  return parseCalendarDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** A number as it stands in a field: `12500,5`, without grouping, so that it can be typed over. */
export function typedNumber(value: number | null): string {
  return value === null ? '' : String(value).replace('.', ',');
}

/** An amount as it stands in a field: `12500,50`, or `12500` when there are no cents. */
export function typedMoney(cents: Cents | null): string {
  if (cents === null) return '';
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',');
}

/** The revision a form says it was opened at; 0, older than any, when what it says can be none. */
export function readSentRevision(sent: unknown): number {
  return typeof sent === 'string' && /^\d{1,15}$/.test(sent) ? Number(sent) : 0;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text can be an id; what a form sends back never goes to the database unchecked. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
