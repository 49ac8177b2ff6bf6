import { accountStore } from './db/accounts.ts';
import type { Tx } from './db/db.ts';
import { emailChangeStore } from './db/email-changes.ts';
import { installationEventStore } from './db/installation-events.ts';
import { identityStore } from './db/linked-identities.ts';
import { passkeyStore } from './db/passkeys.ts';
import { secondFactorStore } from './db/second-factors.ts';
import { sessionStore } from './db/sessions.ts';
import type { Installation } from './installation.ts';
import { type AccountLetter, accountMail } from './mail/account-mail.ts';
import { queueMail } from './mail/outbox.ts';
import type { SecurityLetter } from './use-cases/accounts/note-security-change.ts';

/** What one account keeps about signing in. */
export function openAccountStores(tx: Tx, origin: string) {
  const send = (letter: AccountLetter) => queueMail(tx, accountMail(letter, origin));
  return {
    accounts: accountStore(tx),
    emailChanges: emailChangeStore(tx),
    events: installationEventStore(tx),
    identities: identityStore(tx),
    passkeys: passkeyStore(tx),
    secondFactors: secondFactorStore(tx),
    sessions: sessionStore(tx),
    /** Letters leave only if the transaction is kept. */
    send,
    tell: (letter: SecurityLetter) => send({ kind: 'notice', ...letter })
  };
}

export type AccountStores = ReturnType<typeof openAccountStores>;

/** Runs work on how somebody signs in, in one transaction with its event and its letter. */
export async function inAccountTransaction<T>(
  { database, mail, origin }: Pick<Installation, 'database' | 'mail' | 'origin'>,
  work: (stores: AccountStores) => Promise<T>
): Promise<T> {
  const outcome = await database.db.transaction().execute((tx) => work(openAccountStores(tx, origin)));
  mail.wake();
  return outcome;
}
