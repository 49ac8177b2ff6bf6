import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { digestDay, mayBeSent } from '#lib/domain/tenancy/digest.ts';
import { rolesHeld } from '#lib/domain/tenancy/membership.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, Tx } from '../db/db.ts';
import { type OwnMembership, readMemberships } from '../db/memberships.ts';
import { noticeStore } from '../db/notices.ts';
import { type DigestItem, digestMail } from '../mail/digest-mail.ts';
import { queueMail } from '../mail/outbox.ts';

/**
 * Puts the mail of the day into the outbox for everybody who has news: one mail a person, at most once a day. What was
 * told is marked in the same transaction, so a restart in between neither repeats nor loses anything.
 * @returns how many mails were put there
 */
export async function sendDigests(db: Db, origin: string, now: Date): Promise<number> {
  const today = digestDay(now);
  if (!today) return 0;
  let sent = 0;
  for (const [accountId, bodyIds] of await whoWaits(db, today)) {
    const round = { accountId, bodyIds, origin, now, today };
    if (await db.transaction().execute((tx) => sendDigest(tx, round))) sent += 1;
  }
  return sent;
}

/** No body may look into another's rows, so the role of backups looks; nothing but ids leaves it. */
async function whoWaits(db: Db, today: CalendarDay): Promise<Map<string, BodyId[]>> {
  const waiting = await db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const { rows } = await sql<{ accountId: string; bodyId: BodyId }>`
      select distinct n.account_id, n.body_id from notice n join user_account a on a.id = n.account_id
      where n.told_at is null and (not a.digest or a.digest_on is null or a.digest_on < ${today}::date)
      order by n.account_id, n.body_id`.execute(tx);
    return rows;
  });
  const byAccount = Map.groupBy(waiting, ({ accountId }) => accountId);
  return new Map([...byAccount].map(([id, rows]) => [id, rows.map(({ bodyId }) => bodyId)]));
}

type Waiting = {
  accountId: string;
  bodyIds: readonly BodyId[];
  origin: string;
  now: Date;
  today: CalendarDay;
};

async function sendDigest(tx: Tx, { accountId, bodyIds, origin, now, today }: Waiting): Promise<boolean> {
  // Two processes at once: the second waits here, and then sees that the mail of today is on its way.
  const account = await tx
    .selectFrom('userAccount')
    .select(['email', 'language', 'digest', 'digestOn'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
  if (!account || (account.digest && !mayBeSent(account.digestOn, today))) return false;
  const held = await readMemberships(tx, accountId);
  const items: DigestItem[] = [];
  for (const bodyId of bodyIds) {
    const own = held.filter((one) => one.bodyId === bodyId);
    items.push(...(await takeNews(tx, accountId, bodyId, own, { now, today })));
  }
  // Who turned the mail off does not get an old heap of news on the day she turns it on.
  if (!account.digest || items.length === 0) return false;
  await queueMail(tx, digestMail(account.email, account.language, items, origin));
  await tx.updateTable('userAccount').set({ digestOn: today }).where('id', '=', accountId).execute();
  return true;
}

/** What waits in one body; it waits no longer, whether or not the person still may hear it. */
async function takeNews(
  tx: Tx,
  accountId: string,
  bodyId: BodyId,
  own: readonly OwnMembership[],
  { now, today }: Pick<Waiting, 'now' | 'today'>
): Promise<DigestItem[]> {
  await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
  const notices = noticeStore(tx, bodyId);
  const untold = await notices.listUntold(accountId);
  await notices.markTold(
    untold.map(({ id }) => id),
    now
  );
  const roles = rolesHeld(own, today);
  const [membership] = own;
  if (!membership) return [];
  return untold
    .filter(({ section, isOver }) =>
      section === null ? may({ roles }, 'read-remarks') : !isOver && may({ roles }, 'view-desk')
    )
    .map((one) => ({ ...one, bodyName: membership.name, slug: membership.slug }));
}
