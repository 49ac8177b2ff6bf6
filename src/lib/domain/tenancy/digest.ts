import { type CalendarDay, dayInSlovakia, hourInSlovakia } from '../shared/calendar-day.ts';

/** Nobody wants office mail at night: the digest of a day leaves from this hour on, by a Slovak clock. */
export const DIGEST_HOUR = 7;

/** The day whose digest may leave now, or null while it still is night. */
export function digestDay(now: Date): CalendarDay | null {
  return hourInSlovakia(now) >= DIGEST_HOUR ? dayInSlovakia(now) : null;
}

/** Whether a person who was sent her last digest on a day may be sent one: never two on one day. */
export function mayBeSent(lastOn: CalendarDay | null, today: CalendarDay): boolean {
  return lastOn === null || lastOn < today;
}
