import type { Cents } from '../../shared/euro.ts';
import { type FunctionCode, groupOf, SPENDING_GROUPS, type SpendingGroup } from './function-code.ts';

/** Months that a quarterly statement speaks of; only after the twelfth is a year whole. */
export const STATED_MONTHS = [3, 6, 9, 12] as const;
export type StatedMonth = (typeof STATED_MONTHS)[number];

/**
 * Money of one function in one year as the municipality states it (výdavky obce): the approved budget, the budget after
 * its changes and what was drawn from the beginning of the year. Null is what the statement does not say.
 */
export type SpendingLine = {
  year: number;
  /** What was drawn is counted to the end of this month. */
  throughMonth: StatedMonth;
  functionCode: FunctionCode;
  approvedCents: Cents | null;
  amendedCents: Cents | null;
  drawnCents: Cents | null;
};

export const AMOUNTS = ['approvedCents', 'amendedCents', 'drawnCents'] as const;
export type Amount = (typeof AMOUNTS)[number];

/** One function and year as a newer statement changes it; null where nothing is known or said. */
export type SpendingChange = {
  year: number;
  functionCode: FunctionCode;
  before: SpendingLine | null;
  after: SpendingLine | null;
};

/**
 * Lines without those that are only sums of finer ones of the same year (FIN 1-12 is often sent with both): a sum beside
 * its parts would be counted twice. A line is a sum where every amount it says is that of its parts to the cent; money
 * that stands at a coarse code beside finer ones is money of its own and stays.
 */
export function withoutSums(lines: readonly SpendingLine[]): SpendingLine[] {
  const kept: SpendingLine[] = [];
  // The finest first, so that sums of sums find what is left of their parts.
  for (const line of lines.toSorted((one, other) => other.functionCode.length - one.functionCode.length)) {
    const parts = kept.filter(
      ({ year, functionCode }) => year === line.year && functionCode.startsWith(`${line.functionCode}.`)
    );
    if (!isSumOf(line, parts)) kept.push(line);
  }
  return lines.filter((line) => kept.includes(line));
}

function isSumOf(line: SpendingLine, parts: readonly SpendingLine[]): boolean {
  const sums = sumsOf(parts);
  const said = AMOUNTS.filter((amount) => line[amount] !== null);
  return parts.length > 0 && said.length > 0 && said.every((amount) => line[amount] === sums[amount]);
}

/** What a statement changes: in the years of which it speaks it stands in place of what was known. */
export function spendingChanges(
  known: readonly SpendingLine[],
  stated: readonly SpendingLine[]
): SpendingChange[] {
  const years = new Set(stated.map(({ year }) => year));
  const changes = new Map<string, SpendingChange>();
  const at = ({ year, functionCode }: SpendingLine) => {
    const key = `${year} ${functionCode}`;
    const change = changes.get(key) ?? { year, functionCode, before: null, after: null };
    changes.set(key, change);
    return change;
  };
  for (const line of known) if (years.has(line.year)) at(line).before = line;
  for (const line of stated) at(line).after = line;
  return [...changes.values()].filter(isChange).toSorted(byYearAndCode);
}

function isChange({ before, after }: SpendingChange): boolean {
  if (before === null || after === null) return true;
  return (
    before.throughMonth !== after.throughMonth || AMOUNTS.some((amount) => before[amount] !== after[amount])
  );
}

function byYearAndCode(one: SpendingChange, other: SpendingChange): number {
  return one.year - other.year || (one.functionCode < other.functionCode ? -1 : 1);
}

/** Social spending of one year by group; `null` in place of a group is money of the division that no group is named for. */
export type SpendingYear = {
  year: number;
  throughMonth: StatedMonth;
  groups: readonly (Record<Amount, Cents | null> & { group: SpendingGroup | null })[];
} & Record<Amount, Cents | null>;

/** Years in order, in each its groups in order; a sum is null only where no part of it is known. */
export function spendingByYear(lines: readonly SpendingLine[]): SpendingYear[] {
  const years = [...Map.groupBy(lines, ({ year }) => year)].toSorted(([one], [other]) => one - other);
  return years.map(([year, own]) => ({
    year,
    throughMonth: own.reduce<StatedMonth>(
      (least, line) => (line.throughMonth < least ? line.throughMonth : least),
      12
    ),
    ...sumsOf(own),
    groups: [...SPENDING_GROUPS, null].flatMap((group) => {
      const of = own.filter(({ functionCode }) => groupOf(functionCode) === group);
      return of.length === 0 ? [] : [{ group, ...sumsOf(of) }];
    })
  }));
}

function sumsOf(lines: readonly SpendingLine[]): Record<Amount, Cents | null> {
  const sum = (amount: Amount) => {
    const said = lines.map((line) => line[amount]).filter((cents) => cents !== null);
    return said.length === 0 ? null : said.reduce((total, cents) => total + cents, 0);
  };
  return {
    approvedCents: sum('approvedCents'),
    amendedCents: sum('amendedCents'),
    drawnCents: sum('drawnCents')
  };
}

/** Cents for each resident, to a whole cent; null where nobody lives or nothing is known. */
export function perResident(cents: Cents | null, residents: number): Cents | null {
  return cents === null || residents <= 0 ? null : Math.round(cents / residents);
}

/** The last year that is stated to its end with what was drawn; undefined where there is none. */
export function lastWholeYear(years: readonly SpendingYear[]): SpendingYear | undefined {
  return years.findLast(({ throughMonth, drawnCents }) => throughMonth === 12 && drawnCents !== null);
}
