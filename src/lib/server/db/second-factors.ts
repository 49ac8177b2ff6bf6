import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** The second step of one account as it is kept. */
export type KeptSecondFactor = {
  secret: string;
  /** Whether it was confirmed by a code, and is asked for when signing in. */
  verified: boolean;
  recoveryCodesLeft: number;
  since: Date;
};

/** Second steps of signing in. What the accounts library checks, it reads by itself. */
export function secondFactorStore(db: Kysely<Schema>) {
  return {
    find: async (accountId: string): Promise<KeptSecondFactor | null> => {
      const row = await db
        .selectFrom('userSecondFactor')
        .select(['secret', 'verified', 'backupCodes', 'createdAt'])
        .where('userId', '=', accountId)
        .executeTakeFirst();
      if (!row) return null;
      const left = JSON.parse(row.backupCodes) as string[];
      const { secret, verified, createdAt } = row;
      return { secret, verified, recoveryCodesLeft: left.length, since: createdAt };
    },

    /** Keeps a secret that waits for its first code; one that is in use stays as it is. */
    begin: async (accountId: string, secret: string, at: Date): Promise<void> => {
      const row = { secret, backupCodes: '[]', createdAt: at };
      await db
        .insertInto('userSecondFactor')
        .values({ userId: accountId, lockedUntil: null, ...row })
        .onConflict((conflict) =>
          conflict.column('userId').doUpdateSet(row).where('userSecondFactor.verified', '=', false)
        )
        .execute();
    },

    /** The step counts from now on; false when none waits. */
    confirm: async (accountId: string): Promise<boolean> => {
      const { numUpdatedRows } = await db
        .updateTable('userSecondFactor')
        .set({ verified: true })
        .where('userId', '=', accountId)
        .where('verified', '=', false)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await db
        .updateTable('userAccount')
        .set({ twoFactorEnabled: true })
        .where('id', '=', accountId)
        .execute();
      return true;
    },

    /** Replaces all recovery codes; false when there is no second step. */
    replaceRecoveryCodes: async (accountId: string, hashes: readonly string[]): Promise<boolean> => {
      const { numUpdatedRows } = await db
        .updateTable('userSecondFactor')
        .set({ backupCodes: JSON.stringify(hashes) })
        .where('userId', '=', accountId)
        .where('verified', '=', true)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Takes the second step away; false when there was none that counted. */
    remove: async (accountId: string): Promise<boolean> => {
      await db
        .updateTable('userAccount')
        .set({ twoFactorEnabled: false })
        .where('id', '=', accountId)
        .execute();
      const removed = await db
        .deleteFrom('userSecondFactor')
        .where('userId', '=', accountId)
        .returning('verified')
        .executeTakeFirst();
      return removed?.verified === true;
    },

    /** Takes away a second step that was set up at a moment or later. */
    removeSince: async (accountId: string, since: Date): Promise<void> => {
      const removed = await db
        .deleteFrom('userSecondFactor')
        .where('userId', '=', accountId)
        .where('createdAt', '>=', since)
        .returning('id')
        .executeTakeFirst();
      if (!removed) return;
      await db
        .updateTable('userAccount')
        .set({ twoFactorEnabled: false })
        .where('id', '=', accountId)
        .execute();
    },

    /**
     * Takes a code of the app as used, once while it could still be right; false when it was used before. Somebody who
     * looked over a shoulder must not use it too.
     * @param key what the code is kept as, unreadable
     */
    spendCode: async (key: string, now: Date, until: Date): Promise<boolean> => {
      const spent = await db
        .insertInto('userVerification')
        .values({ id: key, identifier: key, value: '', expiresAt: until })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ expiresAt: until })
            .where('userVerification.expiresAt', '<=', now)
        )
        .returning('id')
        .executeTakeFirst();
      return spent !== undefined;
    }
  };
}
