import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { CalendarEntry } from '#lib/domain/evidence/calendar-entry.ts';
import { meetingCalendar } from './meeting-calendar.ts';

const ENTRY: CalendarEntry = {
  ...{ uid: 'stretnutie-1@banov', revision: 2, title: 'Pracovná skupina; seniori, rodiny' },
  ...{ startsAt: new Date('2026-12-01T15:00:00Z'), endsAt: new Date('2026-12-01T17:30:00Z') },
  ...{ place: 'Dom kultúry', description: 'Program:\n1. \\ úvod', isCancelled: false },
  ...{ url: 'https://opora.example/banov/stretnutia', writtenAt: new Date('2026-11-22T09:08:07.000Z') }
};

/** The file as an independent reader of calendars understands it. */
function readBack(entry: CalendarEntry, name = 'Bánov') {
  const file = meetingCalendar(name, [entry]);
  const calendar = new ICAL.Component(ICAL.parse(file));
  const event = calendar.getFirstSubcomponent('vevent') as InstanceType<typeof ICAL.Component>;
  const value = (property: string) => event.getFirstPropertyValue(property);
  return { file, calendar, event: new ICAL.Event(event), value };
}

test('an entry is told in UTC, with its revision', () => {
  const { calendar, event, value } = readBack(ENTRY);
  expect([calendar.getFirstPropertyValue('method'), calendar.getFirstPropertyValue('x-wr-calname')]).toEqual([
    ...['PUBLISH', 'Bánov']
  ]);
  expect([event.uid, event.sequence, event.summary]).toEqual([ENTRY.uid, 2, ENTRY.title]);
  expect([event.location, event.description]).toEqual([ENTRY.place, ENTRY.description]);
  expect([event.startDate.toJSDate(), event.endDate.toJSDate()]).toEqual([ENTRY.startsAt, ENTRY.endsAt]);
  expect(event.startDate.zone.tzid).toBe('UTC');
  expect([value('status'), value('url')]).toEqual(['CONFIRMED', ENTRY.url]);
  expect((value('dtstamp') as InstanceType<typeof ICAL.Time>).toJSDate()).toEqual(ENTRY.writtenAt);
  expect(readBack({ ...ENTRY, isCancelled: true }).value('status')).toBe('CANCELLED');
});

const words = fc.string({ unit: 'grapheme', maxLength: 300 });

test('any words come back as they were written, in lines of 75 octets at most', () => {
  fc.assert(
    fc.property(words, words, (title, description) => {
      const { file, event } = readBack({ ...ENTRY, title, description: `x${description}` });
      for (const line of file.split('\r\n'))
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      const kept = (text: string) => text.replace(/\r\n|\r/g, '\n').replace(/(?!\n)\p{Cc}/gu, '');
      expect(event.summary).toBe(kept(title));
      expect(event.description).toBe(kept(`x${description}`));
    })
  );
});
