import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** A change of the address of an account, from asking to undoing. */
export type KeptEmailChange = {
  id: string;
  accountId: string;
  oldEmail: string;
  newEmail: string;
  askedAt: Date;
  expiresAt: Date;
  confirmedAt: Date | null;
  undoneAt: Date | null;
};

const COLUMNS = [
  'id',
  'accountId',
  'oldEmail',
  'newEmail',
  'askedAt',
  'expiresAt',
  'confirmedAt',
  'undoneAt'
] as const;

/** Changes of e-mail addresses; keys are given and kept as hashes only. */
export function emailChangeStore(db: Kysely<Schema>) {
  return {
    /** A new request takes the place of one that waits. */
    ask: async (change: {
      accountId: string;
      oldEmail: string;
      newEmail: string;
      tokenHash: string;
      askedAt: Date;
      expiresAt: Date;
    }): Promise<void> => {
      await db
        .deleteFrom('emailChange')
        .where('accountId', '=', change.accountId)
        .where('confirmedAt', 'is', null)
        .execute();
      await db
        .insertInto('emailChange')
        .values({ ...change, undoHash: null, confirmedAt: null, undoneAt: null })
        .execute();
    },

    find: (tokenHash: string): Promise<KeptEmailChange | undefined> =>
      db.selectFrom('emailChange').select(COLUMNS).where('tokenHash', '=', tokenHash).executeTakeFirst(),

    findUndo: (undoHash: string): Promise<KeptEmailChange | undefined> =>
      db.selectFrom('emailChange').select(COLUMNS).where('undoHash', '=', undoHash).executeTakeFirst(),

    /** What waits for its confirmation. */
    waiting: (accountId: string, now: Date): Promise<{ newEmail: string } | undefined> =>
      db
        .selectFrom('emailChange')
        .select('newEmail')
        .where('accountId', '=', accountId)
        .where('confirmedAt', 'is', null)
        .where('expiresAt', '>', now)
        .executeTakeFirst(),

    /** False when somebody was faster. */
    confirm: async (id: string, given: { undoHash: string; at: Date; undoUntil: Date }): Promise<boolean> => {
      const { numUpdatedRows } = await db
        .updateTable('emailChange')
        .set({ confirmedAt: given.at, undoHash: given.undoHash, expiresAt: given.undoUntil })
        .where('id', '=', id)
        .where('confirmedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Marks a change undone, with those that followed it; false when it was undone before. */
    undo: async (
      { id, accountId, askedAt }: Pick<KeptEmailChange, 'id' | 'accountId' | 'askedAt'>,
      at: Date
    ): Promise<boolean> => {
      const { numUpdatedRows } = await db
        .updateTable('emailChange')
        .set({ undoneAt: at })
        .where('id', '=', id)
        .where('undoneAt', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await db
        .updateTable('emailChange')
        .set({ undoneAt: at })
        .where('accountId', '=', accountId)
        .where('askedAt', '>', askedAt)
        .where('confirmedAt', 'is not', null)
        .where('undoneAt', 'is', null)
        .execute();
      await db
        .deleteFrom('emailChange')
        .where('accountId', '=', accountId)
        .where('confirmedAt', 'is', null)
        .execute();
      return true;
    }
  };
}
