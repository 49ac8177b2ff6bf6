import { sql } from 'kysely';
import { withoutConsent } from '#lib/domain/evidence/stakeholder.ts';
import { type CalendarDay, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, Tx } from '../db/db.ts';
import { installationEventStore } from '../db/installation-events.ts';
import { inTransaction, type Stores } from '../stores.ts';

export type Erased = {
  /** In how many bodies the person held a role or an invitation. */
  bodies: number;
  /** Names of bodies that are left without a coordinator. */
  leftAlone: string[];
};

/**
 * Erases a person by her address: account, password, sessions and keys, roles, invitations, requests, mails, and the
 * name that events show. What happened stays, done by an id that leads to nobody. Repeating it ends what a crash cut
 * short. Words about her inside a plan are the body's own; it corrects them itself.
 */
export async function erasePerson(
  db: Db,
  email: string,
  { today, now = new Date() }: { today: CalendarDay; now?: Date }
): Promise<Erased | 'nothing-known' | 'only-operator'> {
  const address = email.trim().toLowerCase();
  const account = await db
    .selectFrom('userAccount')
    .select(['id', 'operator'])
    .where('email', '=', address)
    .executeTakeFirst();
  if (account?.operator && (await isOnlyOperator(db, account.id))) return 'only-operator';
  const places = await placesOf(db, account?.id ?? null, address);
  for (const bodyId of places) {
    await inTransaction(db, bodyId, (stores) => eraseInBody(stores, address, now));
  }
  const mails = await forgetMails(db, address);
  if (account) await db.transaction().execute((tx) => eraseAccount(tx, account.id, address, places.length));
  if (!account && places.length === 0 && mails === 0) return 'nothing-known';
  return { bodies: places.length, leftAlone: await withoutCoordinator(db, places, today) };
}

async function eraseInBody(stores: Stores, address: string, now: Date): Promise<void> {
  await stores.offeredHelp.erase(address);
  for (const { id, revision, ...one } of await stores.stakeholders.lockByEmail(address))
    await stores.stakeholders.change(id, withoutConsent(one, dayInSlovakia(now)));
  await stores.wrongRecords.eraseContact(address);
  await stores.surveyContacts.erase(address);
  await stores.invitations.erase(address);
  const services = await stores.serviceContacts.erase(address);
  await stores.confirmationRequests.revoke(services, now);
  await stores.reportLinks.revokeOfServices(services, now);
  await stores.ownerLinks.revoke(await stores.reminders.erase(address), now);
  await stores.events.add({ actorId: null, action: 'erased', subject: 'person' });
}

async function isOnlyOperator(db: Db, id: string): Promise<boolean> {
  const other = await db
    .selectFrom('userAccount')
    .select('id')
    .where('operator', '=', true)
    .where('id', '!=', id)
    .executeTakeFirst();
  return other === undefined;
}

/** No body may look into another's rows, so the role of backups looks; nothing but ids leaves it. */
function placesOf(db: Db, accountId: string | null, email: string): Promise<BodyId[]> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const { rows } = await sql<{ bodyId: BodyId }>`
      select body_id from membership where account_id = ${accountId}::uuid
      union select body_id from invitation where email = ${email}
      union select body_id from service_contact where email = ${email}
      union select body_id from owner_contact where email = ${email}
      union select body_id from reminder_mail where email = ${email}
      union select body_id from stakeholder where lower(email) = ${email}
      union select body_id from offered_help where lower(contact) = ${email}
      union select body_id from wrong_record_report where lower(contact) = ${email}
      union select body_id from survey_contact where lower(contact) = ${email}`.execute(tx);
    return rows.map(({ bodyId }) => bodyId);
  });
}

async function forgetMails(db: Db, email: string): Promise<number> {
  // Keys on their way name the address inside: by themselves, or in what they say.
  const like = `%${email.replace(/[\\%_]/g, '\\$&')}%`;
  await sql`delete from user_verification where identifier = ${email} or value like ${like}`.execute(db);
  await db.deleteFrom('emailChange').where('newEmail', '=', email).execute();
  const followed = await db.deleteFrom('noticeSubscription').where('email', '=', email).executeTakeFirst();
  const { numDeletedRows } = await db
    .deleteFrom('mailMessage')
    .where('recipient', '=', email)
    .executeTakeFirst();
  return Number(numDeletedRows + followed.numDeletedRows);
}

/** The account goes, and with it password, sessions, roles and requests; the actor keeps its id only. */
async function eraseAccount(tx: Tx, id: string, email: string, bodies: number): Promise<void> {
  await tx.updateTable('actor').set({ name: null, accountId: null }).where('accountId', '=', id).execute();
  await tx.deleteFrom('userAccount').where('id', '=', id).where('email', '=', email).execute();
  await installationEventStore(tx).add({
    ...{ actorId: null, action: 'erased', subject: 'person' },
    details: { bodies }
  });
}

async function withoutCoordinator(db: Db, bodies: readonly BodyId[], today: CalendarDay): Promise<string[]> {
  const names: string[] = [];
  for (const bodyId of bodies) {
    const left = await inTransaction(db, bodyId, ({ memberships }) => memberships.lockCoordinators(today));
    if (left.length > 0) continue;
    const body = await db
      .selectFrom('planningBody')
      .select('name')
      .where('bodyId', '=', bodyId)
      .executeTakeFirst();
    names.push(body?.name ?? '');
  }
  return names;
}
