import { sql } from 'kysely';
import type { Db } from '../db/db.ts';

/**
 * Whether any body of the installation keeps a plan, of whatever kind or only real ones. No body may look into
 * another's tables, so the role of backups looks, for one transaction.
 */
export function isAnyPlanKept(db: Db, { real }: { real: boolean }): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const { rows } = await sql<{ found: boolean }>`
      select exists (select from plan where not (${real} and demonstration)) as found`.execute(tx);
    return rows[0]?.found ?? false;
  });
}
