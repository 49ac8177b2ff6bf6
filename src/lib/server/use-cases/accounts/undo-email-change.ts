import { type NotingStores, noteSecurityChange } from './note-security-change.ts';

type Change = {
  id: string;
  accountId: string;
  oldEmail: string;
  askedAt: Date;
  expiresAt: Date;
  undoneAt: Date | null;
};

/** What this use case asks of storage. */
export type UndoingStores = NotingStores & {
  accounts: {
    byId(accountId: string): Promise<{ name: string } | undefined>;
    find(email: string): Promise<{ id: string } | undefined>;
    setEmail(accountId: string, email: string): Promise<void>;
    dropPassword(accountId: string): Promise<void>;
    forgetKeys(accountId: string): Promise<void>;
    actorOf(accountId: string, name: string): Promise<string>;
  };
  emailChanges: {
    findUndo(undoHash: string): Promise<Change | undefined>;
    undo(change: Change, at: Date): Promise<boolean>;
  };
  sessions: { endAll(accountId: string): Promise<string[]> };
  secondFactors: { removeSince(accountId: string, since: Date): Promise<void> };
  passkeys: { removeSince(accountId: string, since: Date): Promise<void> };
  identities: { removeSince(accountId: string, since: Date): Promise<void> };
};

/** Why a change can no longer be taken back, or null when it can. */
export function refuseUndo(
  change: Pick<Change, 'expiresAt' | 'undoneAt'> | undefined,
  now: Date
): 'gone' | null {
  return !change || change.undoneAt || change.expiresAt <= now ? 'gone' : null;
}

/**
 * The holder of the old address takes a change back that she did not want. Somebody else was in her account: every
 * session ends, the password goes, and so does every way in that was added since the change was asked for. What was
 * there before stays; she sets a new password through a mail to her address.
 * @returns the address that holds again, and the keys of the sessions that ended
 */
export async function undoEmailChange(
  stores: UndoingStores,
  { undoHash, now }: { undoHash: string; now: Date }
): Promise<{ email: string; ended: string[] } | 'gone' | 'taken'> {
  const { accounts, emailChanges, sessions } = stores;
  const change = await emailChanges.findUndo(undoHash);
  if (!change || refuseUndo(change, now)) return 'gone';
  const { accountId, oldEmail: email, askedAt } = change;
  const account = await accounts.byId(accountId);
  const holder = await accounts.find(email);
  if (holder && holder.id !== accountId) return 'taken';
  if (!account || !(await emailChanges.undo(change, now))) return 'gone';
  await accounts.setEmail(accountId, email);
  await accounts.dropPassword(accountId);
  await accounts.forgetKeys(accountId);
  for (const added of [stores.secondFactors, stores.passkeys, stores.identities])
    await added.removeSince(accountId, askedAt);
  const ended = await sessions.endAll(accountId);
  const actorId = await accounts.actorOf(accountId, account.name);
  await noteSecurityChange(stores, { accountId, actorId, email }, 'email-restored');
  return { email, ended };
}
