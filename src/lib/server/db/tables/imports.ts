import type { ColumnType, Generated } from 'kysely';
import type { ImportKind } from '#lib/domain/plans/import/column.ts';
import type { ImportMeaning } from '#lib/domain/plans/import/meaning.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type ImportTables = {
  importRun: ImportRunTable;
  importMeaning: ImportMeaning & { bodyId: BodyId };
  /** Imports whose rows of the directory are being written and seen by nobody yet. */
  waitingImport: { id: string; stewardBodyId: BodyId };
};

export type ImportRunTable = {
  bodyId: BodyId;
  id: string;
  planId: string | null;
  takesAll: Generated<boolean>;
  fileHash: string;
  fileName: string;
  wanted: ImportKind | null;
  actorId: string | null;
  uploadedAt: ColumnType<Date, Date | undefined, Date>;
  appliedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** When rows that others see began to be changed in steps, and by whom. */
  begunAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  begunBy: ColumnType<string | null, string | null | undefined, string | null>;
  /** Services that an applied file for the directory spoke of. */
  brought: ColumnType<string[], string[] | undefined, string[]>;
};
