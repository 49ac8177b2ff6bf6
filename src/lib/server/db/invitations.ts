import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, Tx } from './db.ts';

const COLUMNS = [
  'id',
  'email',
  'role',
  'validTo',
  'invitedAt',
  'expiresAt',
  'acceptedAt',
  'withdrawnAt'
] as const;

/** Invitations of one body. */
export function invitationStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('invitation').where('bodyId', '=', bodyId);
  return {
    /** Those that can still be accepted at the moment, the newest first. */
    open: (now: Date) =>
      own()
        .select(COLUMNS)
        .where('acceptedAt', 'is', null)
        .where('withdrawnAt', 'is', null)
        .where('expiresAt', '>', now)
        .orderBy('invitedAt', 'desc')
        .execute(),

    /** Finds an invitation by the hash of its key, and holds it until the transaction ends. */
    lockByToken: (tokenHash: string) =>
      own().select(COLUMNS).where('tokenHash', '=', tokenHash).forUpdate().executeTakeFirst(),

    add: async (invitation: {
      /** Without one the database gives it. */
      id?: string;
      email: string;
      role: Role;
      validTo: CalendarDay | null;
      tokenHash: string;
      invitedBy: string;
      expiresAt: Date;
    }): Promise<void> => {
      await tx
        .insertInto('invitation')
        .values({ ...invitation, bodyId, acceptedAt: null, withdrawnAt: null })
        .execute();
    },

    isWithdrawn: async (id: string): Promise<boolean> => {
      const found = await own().select('withdrawnAt').where('id', '=', id).executeTakeFirst();
      return found !== undefined && found.withdrawnAt !== null;
    },

    accept: async (id: string, at: Date): Promise<void> => {
      await tx
        .updateTable('invitation')
        .set({ acceptedAt: at })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    /** Removes every invitation of an address, open or not. */
    erase: async (email: string): Promise<void> => {
      await tx.deleteFrom('invitation').where('bodyId', '=', bodyId).where('email', '=', email).execute();
    },

    /** Takes an invitation back; false when it is not there or is no longer open. */
    withdraw: async (id: string, at: Date): Promise<boolean> => {
      const done = await tx
        .updateTable('invitation')
        .set({ withdrawnAt: at })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .where('acceptedAt', 'is', null)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    }
  };
}

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof invitationByToken>>>;

/** The one invitation whose key somebody holds, in whatever body it is (policy `by_token`). */
export function invitationByToken(db: Db, tokenHash: string) {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.token_hash', ${tokenHash}, true)`.execute(tx);
    return tx
      .selectFrom('invitation')
      .innerJoin('planningBody', 'planningBody.bodyId', 'invitation.bodyId')
      .select(['invitation.bodyId', 'slug', 'name as bodyName', 'email', 'role', 'validTo'])
      .select(['expiresAt', 'acceptedAt', 'withdrawnAt'])
      .where('tokenHash', '=', tokenHash)
      .executeTakeFirst();
  });
}
