import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

export type KeptSession = {
  id: string;
  userAgent: string | null;
  createdAt: Date;
  lastUsedAt: Date;
  isThisOne: boolean;
};

/** Open sessions. Who ends one learns its key, so that copies of it in cookies can be refused at once. */
export function sessionStore(db: Kysely<Schema>) {
  return {
    /** Open sessions of an account, the one asking first, then by when they were last used. */
    list: async (accountId: string, token: string, now: Date): Promise<KeptSession[]> => {
      const rows = await db
        .selectFrom('userSession')
        .select(['id', 'userAgent', 'createdAt', 'lastUsedAt', 'token'])
        .where('userId', '=', accountId)
        .where('expiresAt', '>', now)
        .orderBy('lastUsedAt', 'desc')
        .execute();
      const sessions = rows.map(({ token: own, ...row }) => ({ ...row, isThisOne: own === token }));
      return sessions.sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne));
    },

    /** Notes that a session is used, unless that was noted after `due`. */
    touch: async (token: string, due: Date, now: Date): Promise<void> => {
      await db
        .updateTable('userSession')
        .set({ lastUsedAt: now })
        .where('token', '=', token)
        .where('lastUsedAt', '<=', due)
        .execute();
    },

    /** Ends one session of an account; its key, or null when there is no such session. */
    end: async (accountId: string, id: string): Promise<string | null> => {
      const ended = await db
        .deleteFrom('userSession')
        .where('userId', '=', accountId)
        .where('id', '=', id)
        .returning('token')
        .executeTakeFirst();
      return ended?.token ?? null;
    },

    /** Ends all sessions of an account, or all but the one with a key; their keys. */
    endAll: async (accountId: string, butToken: string | null = null): Promise<string[]> => {
      const ended = await db
        .deleteFrom('userSession')
        .where('userId', '=', accountId)
        .where('token', '!=', butToken ?? '')
        .returning('token')
        .execute();
      return ended.map(({ token }) => token);
    }
  };
}
