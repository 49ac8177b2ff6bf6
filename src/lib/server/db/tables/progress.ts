import type { ColumnType } from 'kysely';
import type { ProgressRecord, PublishedProgress } from '#lib/domain/monitoring/progress.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type ProgressTables = {
  progressRecord: Omit<ProgressRecord, 'recordedAt'> & {
    bodyId: BodyId;
    recordedAt: ColumnType<Date, Date | undefined, never>;
    actorId: string | null;
  };
  publishedProgress: PublishedProgress & { bodyId: BodyId; planId: string };
};
