import { z } from 'zod';
import { readFunctionCode } from '#lib/domain/population/spending/function-code.ts';
import { type SpendingLine, STATED_MONTHS } from '#lib/domain/population/spending/spending.ts';

const CENTS = z.int().min(0).max(1e13).nullable();
const LINES = z
  .array(z.tuple([z.int().min(2005).max(2200), z.literal(STATED_MONTHS), z.string(), CENTS, CENTS, CENTS]))
  .min(1);

/** Lines as the form of a preview carries them: nothing waits in the database until somebody agrees. */
export function spendingText(lines: readonly SpendingLine[]): string {
  return JSON.stringify(
    lines.map(({ year, throughMonth, functionCode, approvedCents, amendedCents, drawnCents }) => [
      ...[year, throughMonth, functionCode],
      ...[approvedCents, amendedCents, drawnCents]
    ])
  );
}

/** Lines that a form brought back; null when they are none. */
export function spendingSent(text: string, thisYear: number): SpendingLine[] | null {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  const read = LINES.safeParse(given);
  if (!read.success) return null;
  const lines = read.data.map(
    ([year, throughMonth, functionCode, approvedCents, amendedCents, drawnCents]): SpendingLine => ({
      ...{ year, throughMonth, functionCode, approvedCents, amendedCents, drawnCents }
    })
  );
  const keys = new Set(lines.map(({ year, functionCode }) => `${year} ${functionCode}`));
  const isSound =
    keys.size === lines.length &&
    lines.every(({ year, functionCode }) => year <= thisYear && isSocialCode(functionCode));
  return isSound ? lines : null;
}

/** A code of division 10 exactly as the program writes it. */
function isSocialCode(code: string): boolean {
  return readFunctionCode(code) === code && code.split('.')[0] === '10';
}
