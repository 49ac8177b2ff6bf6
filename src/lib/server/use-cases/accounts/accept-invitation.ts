import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';

type KeptInvitation = {
  id: string;
  email: string;
  role: Role;
  validTo: CalendarDay | null;
  expiresAt: Date;
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
};

/** What this use case asks of storage. */
export type AcceptingStores = {
  invitations: {
    lockByToken(tokenHash: string): Promise<KeptInvitation | undefined>;
    accept(id: string, at: Date): Promise<void>;
  };
  accounts: {
    ensureAccount(email: string, name: string): Promise<string>;
    hasPassword(accountId: string): Promise<boolean>;
    setFirstPassword(accountId: string, passwordHash: string): Promise<void>;
    rename(accountId: string, name: string): Promise<void>;
    markVerified(accountId: string): Promise<unknown>;
    actorOf(accountId: string, name: string): Promise<string>;
  };
  memberships: {
    of(
      accountId: string
    ): Promise<readonly { role: Role; validTo: CalendarDay | null; groupId: string | null }[]>;
    add(membership: {
      accountId: string;
      role: Role;
      validFrom: CalendarDay;
      validTo: CalendarDay | null;
    }): Promise<void>;
  };
  events: {
    add(event: {
      actorId: string;
      action: string;
      subject: string;
      subjectId: string;
      details: Record<string, string | null>;
    }): Promise<void>;
  };
};

export type AcceptedBy = {
  tokenHash: string;
  /** Name and password of somebody who comes for the first time; who has a password keeps it, and her name. */
  newcomer: { name: string; passwordHash: string } | null;
  today: CalendarDay;
  now: Date;
};

export type AcceptanceRefusal = 'unknown' | 'accepted-already' | 'withdrawn' | 'expired' | 'name-missing';

/** Why an invitation can no longer be accepted, or null when it can. */
export function refuseInvitation(
  invitation: Omit<KeptInvitation, 'id' | 'email' | 'role'>,
  { today, now }: Pick<AcceptedBy, 'today' | 'now'>
): 'accepted-already' | 'withdrawn' | 'expired' | null {
  if (invitation.acceptedAt) return 'accepted-already';
  if (invitation.withdrawnAt) return 'withdrawn';
  const isTermOver = invitation.validTo !== null && invitation.validTo <= today;
  return invitation.expiresAt <= now || isTermOver ? 'expired' : null;
}

/** Whoever holds the key accepts the role it was sent for; the key proves the mailbox. */
export async function acceptInvitation(
  stores: AcceptingStores,
  { tokenHash, newcomer, today, now }: AcceptedBy
): Promise<{ email: string } | AcceptanceRefusal> {
  const { invitations, accounts, memberships, events } = stores;
  const invitation = await invitations.lockByToken(tokenHash);
  if (!invitation) return 'unknown';
  const refusal = refuseInvitation(invitation, { today, now });
  if (refusal) return refusal;

  const { id, email, role, validTo } = invitation;
  const accountId = await accounts.ensureAccount(email, newcomer?.name ?? email);
  if (!(await accounts.hasPassword(accountId))) {
    if (!newcomer) return 'name-missing';
    await accounts.rename(accountId, newcomer.name);
    await accounts.setFirstPassword(accountId, newcomer.passwordHash);
  }
  await accounts.markVerified(accountId);
  const held = await memberships.of(accountId);
  const isHeld = held.some(
    (one) => one.role === role && !one.groupId && (!one.validTo || one.validTo > today)
  );
  if (!isHeld) await memberships.add({ accountId, role, validFrom: today, validTo });
  await invitations.accept(id, now);
  const actorId = await accounts.actorOf(accountId, newcomer?.name ?? email);
  const details = { role, validTo };
  await events.add({ actorId, action: 'accept-invitation', subject: 'invitation', subjectId: id, details });
  return { email };
}
