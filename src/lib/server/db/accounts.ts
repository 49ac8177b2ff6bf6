import { randomUUID } from 'node:crypto';
import type { Db } from './db.ts';

/** Accounts of the installation, as far as better-auth does not keep them itself. */
export function accountStore(db: Db) {
  return {
    find: (email: string) =>
      db
        .selectFrom('userAccount')
        .select(['id', 'email', 'name', 'operator', 'language'])
        .where('email', '=', email)
        .executeTakeFirst(),

    /** The account of an address; a new one has no password until its owner sets one through a mail. */
    ensureAccount: async (email: string, name: string): Promise<string> => {
      await db
        .insertInto('userAccount')
        .values({ id: randomUUID(), email, name, image: null })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .execute();
      const found = await db
        .selectFrom('userAccount')
        .select('id')
        .where('email', '=', email)
        .executeTakeFirstOrThrow();
      return found.id;
    },

    hasPassword: async (accountId: string): Promise<boolean> => {
      const found = await db
        .selectFrom('userCredential')
        .select('id')
        .where('userId', '=', accountId)
        .where('providerId', '=', 'credential')
        .where('password', 'is not', null)
        .executeTakeFirst();
      return found !== undefined;
    },

    /** Gives an account its first password, kept as the accounts library keeps it; one that has a password keeps its own. */
    setFirstPassword: async (accountId: string, passwordHash: string): Promise<void> => {
      await db
        .insertInto('userCredential')
        .values({
          userId: accountId,
          accountId,
          providerId: 'credential',
          password: passwordHash,
          accessToken: null,
          refreshToken: null,
          idToken: null,
          accessTokenExpiresAt: null,
          refreshTokenExpiresAt: null,
          scope: null
        })
        .onConflict((conflict) => conflict.columns(['providerId', 'accountId']).doNothing())
        .execute();
    },

    rename: async (accountId: string, name: string): Promise<void> => {
      await db.updateTable('userAccount').set({ name }).where('id', '=', accountId).execute();
    },

    /** Notes that the owner of an account holds its mailbox; answers the address. */
    markVerified: async (accountId: string): Promise<string> => {
      const { email } = await db
        .updateTable('userAccount')
        .set({ emailVerified: true })
        .where('id', '=', accountId)
        .returning('email')
        .executeTakeFirstOrThrow();
      return email;
    },

    byId: (accountId: string) =>
      db
        .selectFrom('userAccount')
        .select(['id', 'email', 'name'])
        .where('id', '=', accountId)
        .executeTakeFirst(),

    /** Whether a person wants the mail of the day, and her language. */
    mailChoice: (accountId: string) =>
      db
        .selectFrom('userAccount')
        .select(['digest', 'language'])
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow(),

    chooseMail: async (
      accountId: string,
      chosen: { digest: boolean; language: 'sk' | 'en' }
    ): Promise<void> => {
      await db.updateTable('userAccount').set(chosen).where('id', '=', accountId).execute();
    },

    /** Whether a person has left the guided tour; from then on it does not come by itself. */
    hasLeftTour: async (accountId: string): Promise<boolean> => {
      const found = await db
        .selectFrom('userAccount')
        .select('tourLeftAt')
        .where('id', '=', accountId)
        .executeTakeFirst();
      return found?.tourLeftAt != null;
    },

    leaveTour: async (accountId: string, at: Date): Promise<void> => {
      await db.updateTable('userAccount').set({ tourLeftAt: at }).where('id', '=', accountId).execute();
    },

    /** The tour comes once more when she opens a plan. */
    startTour: async (accountId: string): Promise<void> => {
      await db.updateTable('userAccount').set({ tourLeftAt: null }).where('id', '=', accountId).execute();
    },

    /** Gives an account another address that its owner has confirmed; two accounts cannot have one. */
    setEmail: async (accountId: string, email: string): Promise<void> => {
      await db
        .updateTable('userAccount')
        .set({ email, emailVerified: true, updatedAt: new Date() })
        .where('id', '=', accountId)
        .execute();
    },

    dropPassword: async (accountId: string): Promise<void> => {
      await db
        .deleteFrom('userCredential')
        .where('userId', '=', accountId)
        .where('providerId', '=', 'credential')
        .execute();
    },

    /** Makes keys worthless that are on their way by mail: for a new password, and for a second step that is awaited. */
    forgetKeys: async (accountId: string): Promise<void> => {
      await db.deleteFrom('userVerification').where('value', '=', accountId).execute();
    },

    isOperator: async (accountId: string): Promise<boolean> => {
      const found = await db
        .selectFrom('userAccount')
        .select('operator')
        .where('id', '=', accountId)
        .executeTakeFirst();
      return found?.operator === true;
    },

    /** Addresses of those who run the installation. */
    operatorEmails: async (): Promise<string[]> => {
      const operators = await db
        .selectFrom('userAccount')
        .select('email')
        .where('operator', '=', true)
        .orderBy('id')
        .execute();
      return operators.map(({ email }) => email);
    },

    makeOperator: async (accountId: string): Promise<void> => {
      await db.updateTable('userAccount').set({ operator: true }).where('id', '=', accountId).execute();
    },

    /** The actor that events name for an account; made when the person comes for the first time. */
    actorOf: async (accountId: string, name: string): Promise<string> => {
      const known = await actorIdOf(db, accountId);
      if (known) return known;
      await db
        .insertInto('actor')
        .values({ actorId: randomUUID(), accountId, name })
        .onConflict((conflict) => conflict.column('accountId').doNothing())
        .execute();
      const made = await actorIdOf(db, accountId);
      if (!made) throw new Error('An actor that was just made is gone.');
      return made;
    }
  };
}

async function actorIdOf(db: Db, accountId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('actor')
    .select('actorId')
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return found?.actorId;
}
