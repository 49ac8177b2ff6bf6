import type { SpendingLine } from '#lib/domain/population/spending/spending.ts';
import type { MessageKey, Translate } from '#lib/i18n/messages.ts';
import { CSV_START, csvLine } from '../csv.ts';
import { functionName } from './spending-words.ts';

const COLUMNS = ['year', 'through', 'function', 'name', 'approved', 'amended', 'drawn', 'source'] as const;

/** Every line of a body's statements, money in euro; the same file can be loaded again. */
export function spendingCsv(lines: readonly SpendingLine[], source: string, t: Translate): string {
  const euro = (cents: number | null) => (cents === null ? null : cents / 100);
  const heads = COLUMNS.map((column) => t(`spending.csv.${column}` satisfies MessageKey));
  const rows = lines.map(({ year, throughMonth, functionCode, approvedCents, amendedCents, drawnCents }) =>
    csvLine([
      ...[year, throughMonth, functionCode, functionName(functionCode, t).slice(functionCode.length + 1)],
      ...[euro(approvedCents), euro(amendedCents), euro(drawnCents), source]
    ])
  );
  return [CSV_START, csvLine(heads), ...rows].join('');
}
