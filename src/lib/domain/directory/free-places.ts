import { SMALLEST_PUBLISHED_COUNT } from '../population/person-count.ts';
import { type CalendarDay, daysBetween } from '../shared/calendar-day.ts';

/** After so many days nobody knows any more whether a place is free (issue *directory* 4). */
export const FREE_PLACE_DAYS = 30;

/** What may be said of a free place: whether there is one, and since when that is known; `ask` where nobody knows. */
export type FreePlace = { says: 'free' | 'full'; confirmedOn: CalendarDay } | { says: 'ask' };

/**
 * Whether all places are taken; null where it is not known, or where saying so would tell how many people receive the
 * service: all places of a service for four are taken by four.
 * @param places what it can hold, in places; null where it is counted in something else
 */
export function isFull(places: number | null, recipients: number): boolean | null {
  return places === null || places < SMALLEST_PUBLISHED_COUNT ? null : recipients >= places;
}

/** Whether a service has a free place on a day, by what was last confirmed of it. */
export function freePlaceOn(
  occupancy: { isFull: boolean | null; confirmedOn: CalendarDay } | null,
  day: CalendarDay
): FreePlace {
  if (occupancy === null || occupancy.isFull === null) return { says: 'ask' };
  if (daysBetween(occupancy.confirmedOn, day) > FREE_PLACE_DAYS) return { says: 'ask' };
  return { says: occupancy.isFull ? 'full' : 'free', confirmedOn: occupancy.confirmedOn };
}
