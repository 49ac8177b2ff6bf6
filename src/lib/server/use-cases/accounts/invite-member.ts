import { addDays, type CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { readEmail } from '#lib/domain/tenancy/email.ts';
import { needsEndDate, type Role } from '#lib/domain/tenancy/membership.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';

/** An invitation can be accepted for this many days; the mail says so. */
export const INVITATION_DAYS = 14;

const DAY_MS = 86_400_000;

/** What this use case asks of storage. */
export type InvitationStores = {
  invitations: {
    open(now: Date): Promise<readonly { id: string; email: string; role: Role }[]>;
    add(invitation: {
      id: string;
      email: string;
      role: Role;
      validTo: CalendarDay | null;
      tokenHash: string;
      invitedBy: string;
      expiresAt: Date;
    }): Promise<void>;
  };
  accounts: { find(email: string): Promise<{ id: string } | undefined> };
  memberships: {
    of(
      accountId: string
    ): Promise<readonly { role: Role; validTo: CalendarDay | null; groupId: string | null }[]>;
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

export type NewInvitation = {
  /** Of the form, too: sent twice it invites once. */
  id: string;
  email: string;
  role: Role;
  /** The last day of the role, or null for one without an end. */
  lastDay: CalendarDay | null;
  /** SHA-256 of the key that the mail carries. */
  tokenHash: string;
  today: CalendarDay;
  now: Date;
};

/** Puts the letter with the key into the outbox of the same transaction. */
export type SendInvitation = (letter: { to: string; role: Role }) => Promise<void>;

export type InvitationRefusal =
  | 'not-an-address'
  | 'end-date-missing'
  | 'end-date-past'
  | 'already-member'
  | 'already-invited';

export type InvitationOutcome = 'invited' | 'not-allowed' | InvitationRefusal;

/** A coordinator invites somebody to a role in the body. */
export async function inviteMember(
  stores: InvitationStores,
  actor: Actor,
  invitation: NewInvitation,
  send: SendInvitation
): Promise<InvitationOutcome> {
  return refuseAction(actor, 'manage-people') ?? (await invite(stores, actor.actorId, invitation, send));
}

/** What every invitation comes to, whoever was allowed to write it. */
export async function invite(
  stores: InvitationStores,
  actorId: string,
  { id, role, lastDay, tokenHash, today, now, ...given }: NewInvitation,
  send: SendInvitation
): Promise<'invited' | InvitationRefusal> {
  const email = readEmail(given.email);
  if (!email) return 'not-an-address';
  if (needsEndDate(role) && !lastDay) return 'end-date-missing';
  if (lastDay && lastDay < today) return 'end-date-past';
  if (await holdsRole(stores, email, role, today)) return 'already-member';
  const open = await stores.invitations.open(now);
  const same = open.find((other) => other.email === email && other.role === role);
  if (same) return same.id === id ? 'invited' : 'already-invited';

  await stores.invitations.add({
    id,
    email,
    role,
    validTo: lastDay && addDays(lastDay, 1),
    tokenHash,
    invitedBy: actorId,
    expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS)
  });
  await send({ to: email, role });
  const details = { role, lastDay };
  await stores.events.add({
    actorId,
    action: 'invite-member',
    subject: 'invitation',
    subjectId: id,
    details
  });
  return 'invited';
}

async function holdsRole(
  { accounts, memberships }: InvitationStores,
  email: string,
  role: Role,
  today: CalendarDay
): Promise<boolean> {
  const account = await accounts.find(email);
  if (!account) return false;
  const held = await memberships.of(account.id);
  return held.some((one) => one.role === role && !one.groupId && (!one.validTo || one.validTo > today));
}
