import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Installation } from '../installation.ts';
import { inTransaction } from '../stores.ts';
import type { OldPlanWork } from '../use-cases/old-plan/old-plan-work.ts';

/** What taking an old plan in works with in the running program; people go before it. */
export function openOldPlan(
  { database }: Pick<Installation, 'database'>,
  { bodyId }: Pick<PlanningBody, 'bodyId'>
): OldPlanWork {
  return { inBody: (work) => inTransaction(database.bulkDb, bodyId, work) };
}
