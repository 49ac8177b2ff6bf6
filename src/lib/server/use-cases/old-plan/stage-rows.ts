import type { ImportKind } from '#lib/domain/plans/import/column.ts';
import type { Sheet } from '#lib/domain/plans/import/sheet.ts';
import { importKindOf, type ROWS_KINDS } from '#lib/domain/plans/old-plan/recognised-rows.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { ImportWork } from '../import/import-work.ts';
import { type StageOutcome, stageImport } from '../import/stage-import.ts';
import type { OldPlanPiece, OldPlanWork } from './old-plan-work.ts';

/** Writes sheets as a workbook that the import reads and people can mend. */
export type WriteSheets = (sheets: readonly Sheet[]) => Promise<Uint8Array>;

/** The waiting tables and lists of an old plan whose rows one kind of import takes, in reading order. */
export function tablesFor(pieces: readonly OldPlanPiece[], kind: ImportKind): OldPlanPiece[] {
  return pieces.filter(
    ({ state, rows }) => state === 'waiting' && rows !== null && importKindOf(rows.kind) === kind
  );
}

/** The sheets of a workbook of these tables, each named by its number and what it holds. */
export function sheetsOf(
  tables: readonly OldPlanPiece[],
  names: Readonly<Record<(typeof ROWS_KINDS)[number], string>>
): Sheet[] {
  return tables.flatMap(({ rows }, at) =>
    rows ? [{ name: `${at + 1} ${names[rows.kind]}`.slice(0, 31), rows: rows.rows }] : []
  );
}

/**
 * Hands tables of an old plan to the import of tables: the same preview, the same faults, all or nothing. The tables wait
 * until that import is written.
 * @param id of the import, given by the form, so that a double click makes one
 */
export async function stageRows(
  { oldPlan, tables }: { oldPlan: OldPlanWork; tables: ImportWork },
  actor: Actor,
  given: { id: string; oldPlanId: string; planId: string; kind: ImportKind; fileName: string; now: Date },
  write: (pieces: readonly OldPlanPiece[]) => Promise<Uint8Array>
): Promise<StageOutcome | { outcome: 'gone' | 'no-tables' }> {
  if (refuseAction(actor, 'import-tables')) return { outcome: 'not-allowed' };
  const { id, oldPlanId, planId, kind, fileName, now } = given;
  const found = await oldPlan.inBody(({ oldPlans }) => oldPlans.find(oldPlanId));
  if (!found || found.planId !== planId) return { outcome: 'gone' };
  const pieces = tablesFor(await oldPlan.inBody(({ oldPlans }) => oldPlans.listPieces(oldPlanId)), kind);
  if (pieces.length === 0) return { outcome: 'no-tables' };
  const content = await write(pieces);
  const staged = await stageImport(tables, actor, { id, planId, fileName, content, wanted: kind, now });
  if (staged.outcome !== 'staged') return staged;
  await oldPlan.inBody(({ oldPlans }) =>
    oldPlans.setImport(
      oldPlanId,
      pieces.map((piece) => piece.id),
      staged.id
    )
  );
  return staged;
}
