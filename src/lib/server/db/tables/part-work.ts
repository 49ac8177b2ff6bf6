import type { ColumnType, Generated } from 'kysely';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type PartWorkTables = { partWork: PartWorkTable };

export type PartWorkTable = {
  bodyId: BodyId;
  planId: string;
  section: PlanSectionCode;
  actorId: string | null;
  groupId: string | null;
  dueOn: ColumnType<CalendarDay | null, CalendarDay | null, CalendarDay | null>;
  finished: boolean;
  revision: Generated<number>;
};
