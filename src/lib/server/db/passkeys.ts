import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** A passkey as its owner sees it. */
export type KeptPasskey = { id: string; name: string | null; createdAt: Date; lastUsedAt: Date | null };

/** Passkeys of accounts; the accounts library adds them and checks what they sign. */
export function passkeyStore(db: Kysely<Schema>) {
  return {
    list: (accountId: string): Promise<KeptPasskey[]> =>
      db
        .selectFrom('userPasskey')
        .select(['id', 'name', 'createdAt', 'lastUsedAt'])
        .where('userId', '=', accountId)
        .orderBy('createdAt')
        .execute(),

    /** False when the account has no such passkey. */
    rename: async (accountId: string, id: string, name: string): Promise<boolean> => {
      const { numUpdatedRows } = await db
        .updateTable('userPasskey')
        .set({ name })
        .where('userId', '=', accountId)
        .where('id', '=', id)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** False when the account has no such passkey. */
    remove: async (accountId: string, id: string): Promise<boolean> => {
      const { numDeletedRows } = await db
        .deleteFrom('userPasskey')
        .where('userId', '=', accountId)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    removeSince: async (accountId: string, since: Date): Promise<void> => {
      await db
        .deleteFrom('userPasskey')
        .where('userId', '=', accountId)
        .where('createdAt', '>=', since)
        .execute();
    }
  };
}
