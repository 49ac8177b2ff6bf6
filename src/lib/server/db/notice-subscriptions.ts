import { type Kysely, sql } from 'kysely';
import type { MailLanguage } from '#lib/domain/publishing/notice-subscription.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Schema } from './schema.ts';

/** What one address asked to be told of one body. */
export type KeptSubscription = {
  id: string;
  bodyId: BodyId;
  email: string;
  language: MailLanguage;
  askedAt: Date;
  /** Null until the link of the letter was used. */
  confirmedAt: Date | null;
  told: string[];
  digestOn: CalendarDay | null;
};

const COLUMNS = [
  ...(['id', 'bodyId', 'email', 'language', 'askedAt', 'confirmedAt', 'told', 'digestOn'] as const)
] as const;

/** Subscriptions to notices by mail; keys are given and kept as hashes only. */
export function noticeSubscriptionStore(db: Kysely<Schema>) {
  const all = () => db.selectFrom('noticeSubscription').select(COLUMNS);
  return {
    /** Everything that an address asked for; nobody else asks or is told for it until the transaction ends. */
    lockOf: async (email: string): Promise<KeptSubscription[]> => {
      // Locked by its words: of an address that never asked there is no row to lock.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`oznamy ${email}`}, 0))`.execute(db);
      return all().where('email', '=', email).orderBy('id').forUpdate().execute();
    },

    /** Asked once more, the earlier link opens nothing any more. */
    ask: async (asked: {
      bodyId: BodyId;
      email: string;
      language: MailLanguage;
      confirmHash: string;
      keyHash: string;
      askedAt: Date;
    }): Promise<void> => {
      const { confirmHash, keyHash, askedAt, language } = asked;
      await db
        .insertInto('noticeSubscription')
        .values({ ...asked, confirmedAt: null, digestOn: null })
        .onConflict((conflict) =>
          conflict.columns(['email', 'bodyId']).doUpdateSet({ confirmHash, keyHash, askedAt, language })
        )
        .execute();
    },

    find: (confirmHash: string): Promise<KeptSubscription | undefined> =>
      all().where('confirmHash', '=', confirmHash).executeTakeFirst(),

    /** What an address follows, by the key of its mails. */
    listByKey: (keyHash: string): Promise<KeptSubscription[]> =>
      all().where('keyHash', '=', keyHash).where('confirmedAt', 'is not', null).orderBy('id').execute(),

    /** False when it was confirmed before, or erased meanwhile. */
    confirm: async (id: string, given: { at: Date; told: readonly string[] }): Promise<boolean> => {
      const { numUpdatedRows } = await db
        .updateTable('noticeSubscription')
        .set({ confirmedAt: given.at, told: [...given.told] })
        .where('id', '=', id)
        .where('confirmedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /**
     * Erases what an address follows by the key of its mails, of one body where one is given; with the last of it every
     * mail of notices to the address, sent or waiting.
     * @returns how many subscriptions went
     */
    end: async (keyHash: string, bodyId: BodyId | null): Promise<number> => {
      const gone = await db
        .deleteFrom('noticeSubscription')
        .where('keyHash', '=', keyHash)
        .$if(bodyId !== null, (query) => query.where('bodyId', '=', bodyId as BodyId))
        .returning('email')
        .execute();
      const emails = [...new Set(gone.map(({ email }) => email))];
      for (const email of emails)
        await sql`
          delete from mail_message where recipient = ${email} and unsubscribe is not null
            and not exists (select from notice_subscription where email = ${email})`.execute(db);
      return gone.length;
    },

    /** Bodies that somebody follows who had no digest yet on a day. */
    bodiesFollowed: async (today: CalendarDay): Promise<BodyId[]> => {
      const rows = await db
        .selectFrom('noticeSubscription')
        .select('bodyId')
        .distinct()
        .where('confirmedAt', 'is not', null)
        .where((row) => row.or([row('digestOn', 'is', null), row('digestOn', '<', today)]))
        .execute();
      return rows.map(({ bodyId }) => bodyId);
    },

    /** Addresses that follow a body, had no digest yet on a day, and were not told all of these notices. */
    untold: async (bodyId: BodyId, keys: readonly string[], today: CalendarDay): Promise<string[]> => {
      const rows = await db
        .selectFrom('noticeSubscription')
        .select('email')
        .where('bodyId', '=', bodyId)
        .where('confirmedAt', 'is not', null)
        .where((row) => row.or([row('digestOn', 'is', null), row('digestOn', '<', today)]))
        .where(sql<boolean>`not (told @> ${[...keys]}::text[])`)
        .orderBy('email')
        .execute();
      return rows.map(({ email }) => email);
    },

    /** Keeps what the digest of a day told; the key of its mails with it, which may be another since the last. */
    keepTold: async (
      id: string,
      given: { told?: readonly string[]; digestOn: CalendarDay; keyHash: string }
    ): Promise<void> => {
      const { told, digestOn, keyHash } = given;
      await db
        .updateTable('noticeSubscription')
        .set({ digestOn, keyHash, ...(told ? { told: [...told] } : {}) })
        .where('id', '=', id)
        .execute();
    }
  };
}
