import type { GridNumber } from '#lib/domain/plans/grid/grid-number.ts';
import type { Formats } from '#lib/i18n/format.ts';
import type { GridSum } from './sums.ts';

/** How the sums of a sheet are worded; `incomplete` stands behind one with empty cells where that matters. */
export type SumWords = { number: GridNumber; emptyIsNothing: boolean; incomplete: string };

/** A sum as it is printed, the same by the server and in the browser; a dash while nobody knows it. */
export function sumText(sum: GridSum | null, words: SumWords, format: Formats): string {
  if (sum === null) return '–';
  // Where nobody said anything there is no zero.
  if (sum.empty && !words.emptyIsNothing) return '';
  const value = words.number === 'money' ? format.euro(sum.value) : format.number(sum.value, 2);
  return sum.incomplete && !words.emptyIsNothing ? `${value} (${words.incomplete})` : value;
}
