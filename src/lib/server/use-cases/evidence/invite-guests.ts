import type { Meeting } from '#lib/domain/evidence/meeting.ts';
import type { Stakeholder } from '#lib/domain/evidence/stakeholder.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

type Member = {
  accountId: string;
  name: string;
  email: string;
  groupId: string | null;
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
};
type Guest = { id: string; stakeholderId: string | null; actorId: string | null };

/** What these use cases ask of storage. */
export type GuestStores = {
  meetings: { lock(id: string): Promise<Meeting | undefined> };
  meetingGuests: {
    list(meetingId: string): Promise<Guest[]>;
    add(
      meetingId: string,
      guest: { stakeholderId: string | null; actorId: string | null; invitedAt: Date | null }
    ): Promise<void>;
    noteAttendance(meetingId: string, ids: readonly string[]): Promise<void>;
  };
  stakeholders: { list(): Promise<Stakeholder[]> };
  memberships: { list(): Promise<readonly Member[]> };
  accounts: { actorOf(accountId: string, name: string): Promise<string> };
  events: EventLog;
};

/** Puts an invitation into the outbox. */
export type SendInvitation = (to: string, meeting: Meeting) => Promise<void>;

export type InviteOutcome =
  | { outcome: 'invited'; mails: number; guests: number }
  | { outcome: 'not-allowed' | 'gone' | 'nobody' | 'not-planned' };

/**
 * Invites stakeholders, and the members of the group that meets. Everybody is invited once, however often the form is
 * sent; who has no address, or withdrew the consent, is noted or left out, and hears of it another way.
 */
export async function inviteGuests(
  stores: GuestStores,
  actor: Actor,
  given: {
    meetingId: string;
    stakeholderIds: readonly string[];
    withGroup: boolean;
    today: CalendarDay;
    now: Date;
  },
  send: SendInvitation
): Promise<InviteOutcome> {
  if (refuseAction(actor, 'keep-meetings')) return { outcome: 'not-allowed' };
  const { meetingId, today, now } = given;
  const meeting = await stores.meetings.lock(meetingId);
  if (!meeting) return { outcome: 'gone' };
  if (meeting.state !== 'planned') return { outcome: 'not-planned' };
  const members = given.withGroup ? await membersOf(stores, meeting, today) : [];
  const chosen = (await stores.stakeholders.list()).filter(
    ({ id, withdrawnOn }) => withdrawnOn === null && given.stakeholderIds.includes(id)
  );
  if (members.length + chosen.length === 0) return { outcome: 'nobody' };
  const there = await stores.meetingGuests.list(meetingId);
  const asked = new Set(there.map(({ stakeholderId, actorId }) => stakeholderId ?? actorId));
  let [mails, guests] = [0, 0];
  const invite = async (guest: Pick<Guest, 'stakeholderId' | 'actorId'>, email: string | null) => {
    if (asked.has(guest.stakeholderId ?? guest.actorId)) return;
    await stores.meetingGuests.add(meetingId, { ...guest, invitedAt: email ? now : null });
    guests += 1;
    if (!email) return;
    await send(email, meeting);
    mails += 1;
  };
  for (const { actorId, email } of members) await invite({ stakeholderId: null, actorId }, email);
  for (const { id, email } of chosen) await invite({ stakeholderId: id, actorId: null }, email);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'invited', subject: 'meeting', subjectId: meetingId },
    details: { guests, mails }
  });
  return { outcome: 'invited', mails, guests };
}

/** Who is in the group of a meeting today, each once. */
async function membersOf(
  { memberships, accounts }: GuestStores,
  { groupId }: Meeting,
  today: CalendarDay
): Promise<{ actorId: string; email: string }[]> {
  if (groupId === null) return [];
  const held = (await memberships.list()).filter(
    (one) => one.groupId === groupId && one.validFrom <= today && (!one.validTo || today < one.validTo)
  );
  const each = new Map(held.map((one) => [one.accountId, one]));
  const members: { actorId: string; email: string }[] = [];
  for (const { accountId, name, email } of each.values())
    members.push({ actorId: await accounts.actorOf(accountId, name), email });
  return members;
}

/** Somebody of the body notes who of the invited was there. */
export async function noteAttendance(
  stores: GuestStores,
  actor: Actor,
  { meetingId, guestIds }: { meetingId: string; guestIds: readonly string[] }
): Promise<'noted' | 'not-allowed' | 'gone'> {
  if (refuseAction(actor, 'keep-meetings')) return 'not-allowed';
  if (!(await stores.meetings.lock(meetingId))) return 'gone';
  await stores.meetingGuests.noteAttendance(meetingId, guestIds);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'attendance-noted', subject: 'meeting', subjectId: meetingId }
  });
  return 'noted';
}
