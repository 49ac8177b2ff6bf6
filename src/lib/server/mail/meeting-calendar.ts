import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarEntry } from '#lib/domain/evidence/calendar-entry.ts';

/** A calendar file (RFC 5545) with these entries, as calendars subscribe to it or a mail offers it. */
export function meetingCalendar(name: string, entries: readonly CalendarEntry[]): string {
  const calendar = new ICalCalendar({
    ...{ name: plain(name) || null, method: ICalCalendarMethod.PUBLISH },
    prodId: { company: 'Opora', product: 'stretnutia', language: 'SK' }
  });
  for (const entry of entries) {
    const { uid, revision, title, startsAt, endsAt, place, description, url, isCancelled, writtenAt } = entry;
    calendar.createEvent({
      ...{ id: uid, sequence: revision, summary: plain(title), start: startsAt, end: endsAt, url },
      ...{ location: plain(place) || null, description: plain(description) || null, stamp: writtenAt },
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED
    });
  }
  return calendar.toString();
}

/** Signs that only steer a terminal break the lines of calendars that read them; the end of a line is kept. */
function plain(text: string): string {
  return text.replace(/\r\n|\r/g, '\n').replace(/(?!\n)\p{Cc}/gu, '');
}
