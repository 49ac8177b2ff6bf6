import { type OwnerLink, openOwners } from '#lib/domain/monitoring/owner-link.ts';
import type { ProgressRecord } from '#lib/domain/monitoring/progress.ts';
import type { ReminderSettings } from '#lib/domain/monitoring/reminder-ladder.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type AwaitedReading, readOwnedActivities } from './awaited-progress.ts';
import { keepWord, type NewProgress, type ProgressOutcome, type ProgressStores } from './record-progress.ts';

/** What this use case asks of storage. */
export type TellByLinkStores<Kept extends ProgressRecord> = ProgressStores<Kept> &
  AwaitedReading<Kept> & {
    ownerLinks: { lockLink(tokenHash: string): Promise<OwnerLink[]> };
    reminders: { settings(): Promise<Pick<ReminderSettings, 'askFrom'>> };
  };

export type TellOutcome<Kept> = ProgressOutcome<Kept> | { outcome: 'not-open' | 'not-theirs' };

/**
 * Whoever answers for an activity tells how it went, by the link from a mail and without an account. The link says who
 * speaks: an activity of somebody else, or one that passed to somebody else since, is none of theirs.
 */
export async function tellByLink<Kept extends ProgressRecord>(
  stores: TellByLinkStores<Kept>,
  tokenHash: string,
  { progress, today, now }: { progress: Omit<NewProgress, 'responsible'>; today: CalendarDay; now: Date }
): Promise<TellOutcome<Kept>> {
  const owners = openOwners(await stores.ownerLinks.lockLink(tokenHash), now);
  if (owners.length === 0) return { outcome: 'not-open' };
  const owned = (await readOwnedActivities(stores, await stores.reminders.settings(), today)).find(
    (one) =>
      one.activityId === progress.activityId && one.year === progress.year && owners.includes(one.owner)
  );
  if (!owned || owned.planId !== progress.planId) {
    // A form sent twice that closed the activity the first time.
    const told = (await stores.progress.list(progress.planId)).some(({ id }) => id === progress.id);
    return { outcome: told ? 'recorded-before' : 'not-theirs' };
  }
  return keepWord(stores, null, { progress: { ...progress, responsible: owned.owner }, today });
}
