import type { Db } from './db.ts';

/** The secret addresses at which people subscribe to the calendar of their bodies: one a person, kept as a hash. */
export function calendarFeedStore(db: Db) {
  return {
    /** Puts a new address in place of the one before, which opens nothing from then on. */
    replace: async (accountId: string, tokenHash: string): Promise<void> => {
      await db
        .insertInto('calendarFeed')
        .values({ accountId, tokenHash })
        .onConflict((conflict) => conflict.column('accountId').doUpdateSet({ tokenHash }))
        .execute();
    },

    remove: async (accountId: string): Promise<void> => {
      await db.deleteFrom('calendarFeed').where('accountId', '=', accountId).execute();
    },

    has: async (accountId: string): Promise<boolean> =>
      (await db
        .selectFrom('calendarFeed')
        .select('accountId')
        .where('accountId', '=', accountId)
        .executeTakeFirst()) !== undefined,

    /** Whose address it is; undefined when nobody's. */
    findOwner: (tokenHash: string): Promise<{ id: string; language: 'sk' | 'en' } | undefined> =>
      db
        .selectFrom('calendarFeed')
        .innerJoin('userAccount', 'userAccount.id', 'calendarFeed.accountId')
        .select(['userAccount.id', 'userAccount.language'])
        .where('tokenHash', '=', tokenHash)
        .executeTakeFirst()
  };
}
