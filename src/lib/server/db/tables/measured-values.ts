import type { ColumnType } from 'kysely';
import type { MeasuredValue, PublishedMeasuredValue } from '#lib/domain/monitoring/measured-value.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type MeasuredValueTables = {
  measuredValue: Omit<MeasuredValue, 'recordedAt'> & {
    bodyId: BodyId;
    recordedAt: ColumnType<Date, Date | undefined, never>;
    actorId: string | null;
  };
  publishedMeasuredValue: PublishedMeasuredValue & { bodyId: BodyId; planId: string };
};
