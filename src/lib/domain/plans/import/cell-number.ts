import type { Cents } from '../../shared/euro.ts';
import { cellText, type SheetCell } from './sheet.ts';

/** Spaces of every width, and the apostrophe, that people put between thousands. */
const GROUPING = /[\s'’]/gu;
const DOTTED_THOUSANDS = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/;
const PLAIN = /^-?\d{1,15}([.,]\d{1,9})?$/;
const AMOUNT = /^(-?\s*\d[\d\s.,'’]*?)\s*([^\d\s.,'’-].*)?$/u;

/**
 * Reads a number as people in Slovakia write it: `1 234,50`, `1.234,50`, `1234.5`, `−3`. Null when it is none,
 * and when it has two readings: `1.234` is a thousand and more, or one and a little.
 */
export function readNumber(cell: SheetCell | undefined): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const tight = cellText(cell).replace(/^[−–]/u, '-').replace(GROUPING, '');
  if (DOTTED_THOUSANDS.test(tight)) {
    const isUnclear = !tight.includes(',') && tight.indexOf('.') === tight.lastIndexOf('.');
    return isUnclear ? null : Number(tight.replaceAll('.', '').replace(',', '.'));
  }
  return PLAIN.test(tight) ? Number(tight.replace(',', '.')) : null;
}

/** A number with the word behind it: `12,5 %`, `40 klientov`. The unit is empty where there is none. */
export type Quantity = { value: number; unit: string };

/** Reads a number that may carry its unit, or null. */
export function readQuantity(cell: SheetCell | undefined): Quantity | null {
  const plain = readNumber(cell);
  if (plain !== null) return { value: plain, unit: '' };
  const match = AMOUNT.exec(cellText(cell).replace(/^[−–]/u, '-'));
  const value = match ? readNumber(match[1] ?? '') : null;
  return value === null ? null : { value, unit: (match?.[2] ?? '').trim() };
}

const CURRENCY = /^(€|eur|euro?|eura|eurá)$/iu;

/** Reads money in euro as cents: `12 500,50 €`. Null when it is none or names parts of a cent. */
export function readCents(cell: SheetCell | undefined): Cents | null {
  const text = cellText(cell)
    .replace(/^(€|eur)\s*/iu, '')
    .replace(/,-+\s*/u, ' ');
  const quantity = readQuantity(typeof cell === 'number' ? cell : text.trim());
  if (!quantity || (quantity.unit !== '' && !CURRENCY.test(quantity.unit))) return null;
  const cents = Math.round(quantity.value * 100);
  // A formula gives 33.333333 without anybody meaning parts of a cent; a person who types 12,345 may.
  const isTyped = typeof cell !== 'number';
  if (isTyped && cents / 100 !== quantity.value) return null;
  return Number.isSafeInteger(cents) ? cents : null;
}
