import { readEmail } from '#lib/domain/tenancy/email.ts';
import type { AccountHolder } from '#lib/domain/tenancy/security-notice.ts';
import type { EventLog } from '../event-log.ts';

/** The key to the new address works this long. */
export const CONFIRM_HOURS = 24;
/** The old address can take a change back this long: over a holiday. */
export const UNDO_DAYS = 14;

const HOUR_MS = 3_600_000;

type Change = {
  id: string;
  accountId: string;
  oldEmail: string;
  newEmail: string;
  askedAt: Date;
  expiresAt: Date;
  confirmedAt: Date | null;
  undoneAt: Date | null;
};

/** What these use cases ask of storage. */
export type EmailStores = {
  accounts: {
    find(email: string): Promise<{ id: string } | undefined>;
    byId(accountId: string): Promise<{ email: string; name: string } | undefined>;
    setEmail(accountId: string, email: string): Promise<void>;
    forgetKeys(accountId: string): Promise<void>;
    actorOf(accountId: string, name: string): Promise<string>;
  };
  emailChanges: {
    ask(change: Omit<Change, 'id' | 'confirmedAt' | 'undoneAt'> & { tokenHash: string }): Promise<void>;
    find(tokenHash: string): Promise<Change | undefined>;
    confirm(id: string, given: { undoHash: string; at: Date; undoUntil: Date }): Promise<boolean>;
  };
  events: EventLog;
};

export type EmailRefusal = 'not-an-address' | 'same-address';

/**
 * Asks for another address. Nothing changes until the key that goes there is used. An address that another account
 * has gets no key, and who asks does not learn why: that would tell who has an account here.
 */
export async function askEmailChange(
  { accounts, emailChanges, events }: EmailStores,
  holder: AccountHolder,
  { email, tokenHash, now }: { email: string; tokenHash: string; now: Date },
  sendKey: (to: string) => Promise<void>
): Promise<'asked' | EmailRefusal> {
  const newEmail = readEmail(email);
  if (!newEmail) return 'not-an-address';
  if (newEmail === holder.email) return 'same-address';
  await emailChanges.ask({
    ...{ accountId: holder.accountId, oldEmail: holder.email, newEmail, tokenHash, askedAt: now },
    expiresAt: new Date(now.getTime() + CONFIRM_HOURS * HOUR_MS)
  });
  const { actorId } = holder;
  await events.add({ actorId, action: 'email-change-asked', subject: 'account', subjectId: actorId });
  if (!(await accounts.find(newEmail))) await sendKey(newEmail);
  return 'asked';
}

/** Why a change can no longer be confirmed, or null when it can. */
export function refuseConfirmation(change: Change | undefined, now: Date): 'gone' | null {
  return !change || change.confirmedAt || change.expiresAt <= now ? 'gone' : null;
}

/**
 * Whoever holds the key holds the new mailbox: from now on the account signs in with it. Keys on their way to the old
 * one become worthless, but for one: it can take the change back.
 * @param tellOld writes to the old address, with the key that takes the change back
 */
export async function confirmEmailChange(
  { accounts, emailChanges, events }: EmailStores,
  { tokenHash, undoHash, now }: { tokenHash: string; undoHash: string; now: Date },
  tellOld: (letter: { to: string; newEmail: string }) => Promise<void>
): Promise<'changed' | 'gone' | 'taken'> {
  const change = await emailChanges.find(tokenHash);
  if (!change || refuseConfirmation(change, now)) return 'gone';
  const { id, accountId, oldEmail, newEmail } = change;
  const account = await accounts.byId(accountId);
  if (account?.email !== oldEmail) return 'gone';
  if (await accounts.find(newEmail)) return 'taken';
  const undoUntil = new Date(now.getTime() + UNDO_DAYS * 24 * HOUR_MS);
  if (!(await emailChanges.confirm(id, { undoHash, at: now, undoUntil }))) return 'gone';
  await accounts.setEmail(accountId, newEmail);
  await accounts.forgetKeys(accountId);
  const actorId = await accounts.actorOf(accountId, account.name);
  await events.add({ actorId, action: 'email-changed', subject: 'account', subjectId: actorId });
  await tellOld({ to: oldEmail, newEmail });
  return 'changed';
}
