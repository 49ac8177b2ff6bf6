import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '../db/db.ts';
import { bodyById } from '../db/planning-bodies.ts';
import type { Installation } from '../installation.ts';
import { applyRun } from '../use-cases/import/apply-run.ts';
import { openImport } from './open-import.ts';

type Begun = { bodyId: BodyId; id: string; planId: string | null; begunBy: string };

/**
 * Ends the imports that a stop of the program cut short after they had begun to change services which others see:
 * the file is read again and says only what is left of it.
 * @returns how many were ended
 */
export async function finishImports(
  installation: Pick<Installation, 'database' | 'files' | 'proposalsFolder'>,
  today: CalendarDay
): Promise<number> {
  const { bulkDb } = installation.database;
  let ended = 0;
  for (const { bodyId, id, planId, begunBy } of await begunImports(bulkDb)) {
    const body = await bodyById(bulkDb, bodyId);
    if (!body) continue;
    // Who let it was asked then; it is not for a restart to ask again.
    const actor = { actorId: begunBy, roles: ['coordinator' as const] };
    const { outcome } = await applyRun(openImport(installation, body, today), actor, {
      ...{ id, planId, seen: null }
    });
    if (outcome === 'applied') ended += 1;
  }
  return ended;
}

/** The role of backups sees them whoever's they are. */
function begunImports(db: Db): Promise<Begun[]> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const { rows } = await sql<Begun>`
      select body_id, id, plan_id, begun_by from import_run
      where begun_at is not null and applied_at is null`.execute(tx);
    return rows;
  });
}
