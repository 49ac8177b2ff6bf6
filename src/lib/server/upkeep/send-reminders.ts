import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { digestDay } from '#lib/domain/tenancy/digest.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '../db/db.ts';
import { remindersWithLinks } from '../mail-links.ts';
import { inTransaction } from '../stores.ts';
import { remindByLadder } from '../use-cases/monitoring/ask-owners.ts';

/**
 * Reminds those who answer for activities of every body that wants it so, once a day, in one transaction for each body.
 * What was looked at is noted in the same transaction, so a restart in between neither repeats nor leaves out anything.
 * @returns how many mails were put into the outbox
 */
export async function sendReminders(db: Db, origin: string, now: Date): Promise<number> {
  const today = digestDay(now);
  if (!today) return 0;
  let mails = 0;
  const failures: Error[] = [];
  for (const { bodyId, ...body } of await whoReminds(db, today)) {
    try {
      mails += await inTransaction(db, bodyId, async (stores) => {
        if (!(await stores.reminders.markLooked(today))) return 0;
        return remindByLadder(stores, { today, now }, remindersWithLinks(stores, body, origin));
      });
    } catch (failure) {
      // One body whose mails cannot be made keeps no other; the next round tries it again.
      failures.push(failure as Error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, failures.map(({ message }) => message).join('; '));
  return mails;
}

/** No body may look into another's rows, so the role of backups looks; nothing but ids and names leaves it. */
function whoReminds(db: Db, today: CalendarDay): Promise<{ bodyId: BodyId; name: string; slug: string }[]> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const { rows } = await sql<{ bodyId: BodyId; name: string; slug: string }>`
      select body_id, name, slug from reminder_settings join planning_body using (body_id)
      where reminds_itself and (looked_on is null or looked_on < ${today}::date) order by body_id`.execute(
      tx
    );
    return rows;
  });
}
