import { type Meeting, type MeetingNews, meetingNews } from '#lib/domain/evidence/meeting.ts';
import type { Stakeholder } from '#lib/domain/evidence/stakeholder.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';

/** What this use case asks of storage. */
export type NewsStores = {
  meetings: { find(id: string): Promise<Meeting | undefined> };
  meetingGuests: {
    list(
      meetingId: string
    ): Promise<{ stakeholderId: string | null; actorId: string | null; invitedAt: Date | null }[]>;
  };
  stakeholders: { list(): Promise<Stakeholder[]> };
  memberships: {
    list(): Promise<
      readonly { accountId: string; name: string; email: string; validTo: CalendarDay | null }[]
    >;
  };
  accounts: { actorOf(accountId: string, name: string): Promise<string> };
};

/** Puts the news of a meeting into the outbox. */
export type SendNews = (to: string, meeting: Meeting, news: MeetingNews) => Promise<void>;

/**
 * Does something to a meeting, and tells those who were invited by mail where what they know holds no more: another
 * time, place or name, called off, or on again. Who withdrew the consent or left the body is told no more.
 */
export async function withNews<Outcome extends { outcome: string }>(
  stores: NewsStores,
  { id, now, today }: { id: string; now: Date; today: CalendarDay },
  change: () => Promise<Outcome>,
  send: SendNews
): Promise<Outcome> {
  const before = await stores.meetings.find(id);
  const outcome = await change();
  const after = outcome.outcome === 'done' ? await stores.meetings.find(id) : undefined;
  const news = before && after ? meetingNews(before, after, now) : null;
  if (!after || !news) return outcome;
  for (const to of await addressesOf(stores, id, today)) await send(to, after, news);
  return outcome;
}

/** Addresses to which an invitation went and that are still there, each once. */
async function addressesOf(stores: NewsStores, meetingId: string, today: CalendarDay): Promise<Set<string>> {
  const invited = (await stores.meetingGuests.list(meetingId)).filter(({ invitedAt }) => invitedAt !== null);
  if (invited.length === 0) return new Set();
  const stakeholders = new Set(invited.map(({ stakeholderId }) => stakeholderId));
  const actors = new Set(invited.map(({ actorId }) => actorId));
  const addresses = new Set<string>();
  for (const { id, email } of await stores.stakeholders.list())
    if (email !== null && stakeholders.has(id)) addresses.add(email);
  for (const { accountId, name, email, validTo } of await stores.memberships.list()) {
    const isStill = validTo === null || today < validTo;
    if (isStill && actors.has(await stores.accounts.actorOf(accountId, name))) addresses.add(email);
  }
  return addresses;
}
