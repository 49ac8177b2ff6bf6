/**
 * Codes of the functional classification of expenditure (SK COFOG, decree 257/2014 Z. z.): division, group, class and,
 * in older files, subclass. Division 10 is social protection; the names of its groups are those of UN COFOG.
 */

/** Groups of division 10; 10.8 is research, 10.9 what stands nowhere else. */
export const SPENDING_GROUPS = [
  '10.1',
  '10.2',
  '10.3',
  '10.4',
  '10.5',
  '10.6',
  '10.7',
  '10.8',
  '10.9'
] as const;
export type SpendingGroup = (typeof SPENDING_GROUPS)[number];

/** Division 10 as one code: what a file that knows no groups says. */
export const SOCIAL_DIVISION = '10';

/** `10`, `10.2`, `10.2.0`, `10.2.0.1`; `other` is a code of another division, null is none at all. */
export type FunctionCode = string;

const DOTTED = /^(\d{1,2})((?:[.\s]\s*\d{1,2})*)\.?$/u;

/** Reads a code as files write it: `10.2.0`, `10.02.0`, `1020`, `10 2 0`, with a name behind it or without. */
export function readFunctionCode(text: string): FunctionCode | 'other' | null {
  const [head = ''] = /^[\d.\s]*/u.exec(text.trim()) ?? [];
  const digits = head.trim().replace(/[.\s]+$/u, '');
  if (digits === '') return null;
  const levels = /^\d{3,6}$/u.test(digits) ? joined(digits) : parted(digits);
  if (levels === null) return null;
  const [division = 0, ...rest] = levels;
  if (division < 1 || division > 10) return null;
  return division === 10 ? socialCode(rest) : 'other';
}

/** A code whose levels stand in columns of their own; what is behind the first empty one is not read. */
export function joinFunctionCode(levels: readonly string[]): FunctionCode | 'other' | null {
  const [division = '', ...rest] = levels.map((one) => one.trim());
  if (division.length > 2) return readFunctionCode(division);
  const end = rest.indexOf('');
  return readFunctionCode([division, ...(end < 0 ? rest : rest.slice(0, end))].join('.'));
}

/** `1020`, `0111`; a spreadsheet drops the zero before `111`, and no group is called 0, so nothing is read for another. */
function joined(digits: string): number[] | null {
  const long = digits.startsWith('10') || digits.startsWith('0') ? 2 : 1;
  return [Number(digits.slice(0, long)), ...digits.slice(long)].map(Number);
}

function parted(digits: string): number[] | null {
  const found = DOTTED.exec(digits);
  return found ? digits.split(/[.\s]+/u).map(Number) : null;
}

function socialCode(rest: readonly number[]): FunctionCode | null {
  const [group] = rest;
  const isSound = rest.length <= 3 && rest.every((level) => level <= 9) && group !== 0;
  return isSound ? [SOCIAL_DIVISION, ...rest].join('.') : null;
}

/** The group of a code; null where the file names the division alone. */
export function groupOf(code: FunctionCode): SpendingGroup | null {
  return SPENDING_GROUPS.find((group) => code === group || code.startsWith(`${group}.`)) ?? null;
}
