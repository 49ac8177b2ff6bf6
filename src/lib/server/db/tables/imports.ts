import type { ColumnType } from 'kysely';
import type { ImportKind } from '#lib/domain/plans/import/column.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type ImportTables = { importRun: ImportRunTable };

export type ImportRunTable = {
  bodyId: BodyId;
  id: string;
  planId: string;
  fileHash: string;
  fileName: string;
  wanted: ImportKind | null;
  actorId: string | null;
  uploadedAt: ColumnType<Date, Date | undefined, Date>;
  appliedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
};
