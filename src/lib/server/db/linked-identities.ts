import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What providers of identities are called in our tables begins so; see `accounts/identity-provider.ts`. */
export const IDENTITY_PREFIX = 'oidc-';

/** Identities of other providers that open an account. */
export function identityStore(db: Kysely<Schema>) {
  return {
    list: (accountId: string): Promise<{ id: string; createdAt: Date }[]> =>
      db
        .selectFrom('userCredential')
        .select(['id', 'createdAt'])
        .where('userId', '=', accountId)
        .where('providerId', 'like', `${IDENTITY_PREFIX}%`)
        .orderBy('createdAt')
        .execute(),

    /** Unlinks all of them; false when there was none. */
    unlink: async (accountId: string): Promise<boolean> => {
      const { numDeletedRows } = await db
        .deleteFrom('userCredential')
        .where('userId', '=', accountId)
        .where('providerId', 'like', `${IDENTITY_PREFIX}%`)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    removeSince: async (accountId: string, since: Date): Promise<void> => {
      await db
        .deleteFrom('userCredential')
        .where('userId', '=', accountId)
        .where('providerId', 'like', `${IDENTITY_PREFIX}%`)
        .where('createdAt', '>=', since)
        .execute();
    }
  };
}
