import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '../db/db.ts';
import { bodyById } from '../db/planning-bodies.ts';
import type { Installation } from '../installation.ts';
import { applyRun } from '../use-cases/import/apply-run.ts';
import { openImport } from './open-import.ts';

/** `begunBy` is null where the console began it. */
type Begun = { bodyId: BodyId; id: string; planId: string | null; begunBy: string | null };
type Finishing = Pick<Installation, 'database' | 'files' | 'proposalsFolder' | 'log'>;

/**
 * Ends the imports that a stop of the program cut short after they had begun to change services which others see:
 * the file is read again and says only what is left of it. One that cannot be ended is told to the log, stops no other,
 * and is tried again at the next start.
 * @returns how many were ended
 */
export async function finishImports(installation: Finishing, today: CalendarDay): Promise<number> {
  let ended = 0;
  for (const begun of await begunImports(installation.database.bulkDb)) {
    try {
      if (await finishImport(installation, today, begun)) ended += 1;
    } catch (failure) {
      const { message } = failure as Error;
      installation.log.error({ import: begun.id, error: message }, 'an import that had begun was not ended');
    }
  }
  return ended;
}

async function finishImport(
  installation: Finishing,
  today: CalendarDay,
  { bodyId, id, planId, begunBy }: Begun
): Promise<boolean> {
  const body = await bodyById(installation.database.bulkDb, bodyId);
  if (!body) return false;
  // Who let it was asked then; it is not for a restart to ask again.
  const actor = { actorId: begunBy as Actor['actorId'], roles: ['coordinator' as const] };
  const asked = { id, planId, seen: null };
  const { outcome } = await applyRun(openImport(installation, body, today), actor, asked);
  if (outcome === 'not-compared') throw new Error('Its file could not be compared.');
  return outcome === 'applied';
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
