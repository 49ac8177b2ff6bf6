import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { digestDay } from '#lib/domain/tenancy/digest.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '../db/db.ts';
import { letterWithLink } from '../mail-links.ts';
import { inTransaction } from '../stores.ts';
import { askWhoIsDue } from '../use-cases/directory/ask-providers.ts';

/**
 * Asks the providers of every body that wants it so, once a day, in one short transaction for each body. What was looked
 * at is noted in the same transaction, so a restart in between neither repeats nor leaves out anything.
 * @returns how many mails were put into the outbox
 */
export async function sendConfirmations(db: Db, origin: string, now: Date): Promise<number> {
  const today = digestDay(now);
  if (!today) return 0;
  let mails = 0;
  for (const { bodyId, name } of await whoAsks(db, today)) {
    mails += await inTransaction(db, bodyId, async (stores) => {
      if (!(await stores.directorySettings.markLooked(today))) return 0;
      const asked = await askWhoIsDue(stores, { today, now }, letterWithLink(stores, name, origin));
      return asked.mails;
    });
  }
  return mails;
}

/** No body may look into another's rows, so the role of backups looks; nothing but ids and names leaves it. */
function whoAsks(db: Db, today: CalendarDay): Promise<{ bodyId: BodyId; name: string }[]> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const { rows } = await sql<{ bodyId: BodyId; name: string }>`
      select body_id, name from directory_settings join planning_body using (body_id)
      where asks_itself and (looked_on is null or looked_on < ${today}::date) order by body_id`.execute(tx);
    return rows;
  });
}
