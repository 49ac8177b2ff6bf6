import { ROWS_KINDS, type RowsKind } from '#lib/domain/plans/old-plan/recognised-rows.ts';
import type { Translate } from '#lib/i18n/messages.ts';

/** What the sheets of a workbook of recognised tables are called. */
export function rowsNames(t: Translate): Record<RowsKind, string> {
  const names = ROWS_KINDS.map((kind) => [kind, t(`oldPlan.rows.${kind}`)]);
  return Object.fromEntries(names) as Record<RowsKind, string>;
}
