import { readCents, readNumber, readQuantity } from '../import/cell-number.ts';

/**
 * What a cell of a sheet holds: `count` 0 or more in the unit of its row, `measured` any number in the unit of its
 * row, `money` 0 or more in euro, kept as cents.
 */
export type GridNumber = 'count' | 'measured' | 'money';

export type GridFault = 'not-a-number' | 'not-money' | 'negative' | 'too-large';

/** A number of a cell, null for an empty one, or why what stands there is none. */
export type GridReading = { value: number | null } | { fault: GridFault };

/** Beyond these a number cannot be meant; cents for money. */
export const LARGEST_IN_GRID = { count: 999_999_999, measured: 999_999_999, money: 999_999_999_999 };

/** Reads what stands in a cell as people type it or paste it from a spreadsheet: `1 234,5`, `12,50 €`, `40 %`. */
export function readGridText(number: GridNumber, text: string): GridReading {
  if (text.trim() === '') return { value: null };
  const value = READERS[number](text);
  if (value === null) return { fault: number === 'money' ? 'not-money' : 'not-a-number' };
  if (value < 0 && number !== 'measured') return { fault: 'negative' };
  return Math.abs(value) > LARGEST_IN_GRID[number] ? { fault: 'too-large' } : { value };
}

const READERS: Readonly<Record<GridNumber, (text: string) => number | null>> = {
  count: readNumber,
  money: readCents,
  // A column of percents is copied with its sign.
  measured: (text) => {
    const read = readQuantity(text);
    return read && (read.unit === '' || read.unit === '%') ? read.value : null;
  }
};

/** A number as it stands in its cell, without grouping, so that it can be typed over and spreadsheets read it. */
export function writeGridNumber(number: GridNumber, value: number | null): string {
  if (value === null) return '';
  if (number !== 'money') return plainDecimal(value);
  return value % 100 === 0 ? String(value / 100) : (value / 100).toFixed(2).replace('.', ',');
}

/** Very small numbers print as `1e-7`, which nobody types. */
function plainDecimal(value: number): string {
  const text = String(value);
  const plain = text.includes('e') ? value.toFixed(9).replace(/\.?0+$/u, '') : text;
  return (plain === '-0' ? '0' : plain).replace('.', ',');
}

/** What stands in a cell after it was left: a number as it is written here, anything else as it was typed. */
export function tidyGridText(number: GridNumber, text: string): string {
  const read = readGridText(number, text);
  return 'fault' in read ? text.trim() : writeGridNumber(number, read.value);
}
