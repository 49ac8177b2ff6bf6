import type { ColumnType, Generated } from 'kysely';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import type { RecognisedRows } from '#lib/domain/plans/old-plan/recognised-rows.ts';
import type { LeftOut } from '#lib/domain/plans/old-plan/source-piece.ts';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { DocumentRefusal, Reading } from '../../use-cases/old-plan/old-plan-work.ts';

export type OldPlanTables = { oldPlan: OldPlanTable; oldPlanPiece: OldPlanPieceTable };

type Moment = ColumnType<Date, Date | undefined, Date>;

export type OldPlanTable = {
  bodyId: BodyId;
  id: string;
  planId: string;
  fileName: string;
  format: 'docx' | 'pdf';
  leftOut: ColumnType<LeftOut, string, string>;
  actorId: string | null;
  readAt: Moment;
  stagedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Of the file, only while it waits to be read. */
  hash: string | null;
  reading: ColumnType<Reading, Reading | undefined, Reading>;
  fault: ColumnType<DocumentRefusal | null, DocumentRefusal | null | undefined, DocumentRefusal | null>;
  attempts: Generated<number>;
  startedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

export type OldPlanPieceTable = {
  bodyId: BodyId;
  id: string;
  oldPlanId: string;
  place: number;
  content: ColumnType<BlockContent, string, string>;
  under: string;
  section: PlanSectionCode | null;
  rows: ColumnType<RecognisedRows | null, string | null, string | null>;
  state: ColumnType<
    'waiting' | 'placed' | 'discarded',
    'waiting' | undefined,
    'waiting' | 'placed' | 'discarded'
  >;
  importRunId: string | null;
  readAt: Moment;
};
