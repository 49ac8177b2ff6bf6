import { type CalendarDay, daysBetween } from '../shared/calendar-day.ts';

/** After so many days nobody knows any more whether a place is free (issue *directory* 4). */
export const FREE_PLACE_DAYS = 30;

/**
 * What may be said of a free place: only whether there is one, never how many, from which the number of those who
 * receive the service could be computed back. `ask` where it is not known, or was confirmed too long ago.
 */
export type FreePlace = { says: 'free' | 'full'; confirmedOn: CalendarDay } | { says: 'ask' };

/**
 * Whether a service has a free place on a day.
 * @param places what it can hold, in places; null where it is counted in something else or not known
 * @param occupancy how many receive it, and when that was last confirmed
 */
export function freePlaceOn(
  places: number | null,
  occupancy: { recipients: number; confirmedOn: CalendarDay } | null,
  day: CalendarDay
): FreePlace {
  if (places === null || occupancy === null) return { says: 'ask' };
  if (daysBetween(occupancy.confirmedOn, day) > FREE_PLACE_DAYS) return { says: 'ask' };
  return { says: occupancy.recipients < places ? 'free' : 'full', confirmedOn: occupancy.confirmedOn };
}
