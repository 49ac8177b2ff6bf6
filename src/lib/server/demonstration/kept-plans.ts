import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '../db/db.ts';

/** A plan of whatever body, as little of it as is needed to decide about invented ones. */
export type KeptPlan = {
  bodyId: BodyId;
  id: string;
  demonstration: boolean;
  /** An invented plan is whole once it is published; before that a process was killed while it kept it. */
  published: boolean;
};

/**
 * Every plan of the installation. No body may look into another's tables, so the role of backups looks, for one
 * transaction; nothing but ids leaves it.
 */
export function keptPlans(db: Db): Promise<KeptPlan[]> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const { rows } = await sql<KeptPlan>`
      select body_id, id, demonstration,
        exists (select from published_plan where body_id = plan.body_id and plan_id = plan.id) as published
      from plan`.execute(tx);
    return rows;
  });
}
