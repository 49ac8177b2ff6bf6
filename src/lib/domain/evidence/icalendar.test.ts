import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarEntry, icalendar } from './icalendar.ts';

const ENTRY: CalendarEntry = {
  ...{
    uid: 'stretnutie-1@banov',
    revision: 2,
    title: 'Pracovná skupina; seniori, rodiny',
    place: 'Dom kultúry'
  },
  ...{ startsAt: new Date('2026-12-01T15:00:00Z'), endsAt: new Date('2026-12-01T17:30:00Z') },
  ...{
    description: 'Program:\n1. \\ úvod',
    url: 'https://opora.example/banov/stretnutia',
    isCancelled: false
  },
  writtenAt: new Date('2026-11-22T09:08:07.654Z')
};

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** Lines as a calendar reads them: folded pieces joined again. */
const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);

/** Text as a calendar reads it. */
const plain = (value: string) =>
  value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

const partOf = (file: string, name: string) =>
  linesOf(file)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);

test('an entry is told in UTC, with its revision', () => {
  const file = icalendar('Bánov', [ENTRY]);
  expect(linesOf(file)).toEqual([
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Opora//Komunitné plánovanie//SK', 'CALSCALE:GREGORIAN'],
    ...['METHOD:PUBLISH', 'X-WR-CALNAME:Bánov', 'BEGIN:VEVENT', 'UID:stretnutie-1@banov'],
    ...['DTSTAMP:20261122T090807Z', 'DTSTART:20261201T150000Z', 'DTEND:20261201T173000Z', 'SEQUENCE:2'],
    ...['SUMMARY:Pracovná skupina\\; seniori\\, rodiny', 'LOCATION:Dom kultúry'],
    ...['DESCRIPTION:Program:\\n1. \\\\ úvod', 'URL:https://opora.example/banov/stretnutia'],
    ...['STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR']
  ]);
  expect(partOf(icalendar('', [{ ...ENTRY, isCancelled: true }]), 'STATUS')).toBe('CANCELLED');
});

const words = fc.string({ unit: 'grapheme', maxLength: 300 });

test('any words come back as they were written, in lines of 75 octets at most', () => {
  fc.assert(
    fc.property(words, words, (title, description) => {
      const file = icalendar('Bánov', [{ ...ENTRY, title, description: `x${description}` }]);
      for (const line of file.split('\r\n')) expect(bytesOf(line)).toBeLessThanOrEqual(75);
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const kept = (text: string) => text.replace(/\r\n|\r/g, '\n').replace(/(?!\n)\p{Cc}/gu, '');
      expect(plain(partOf(file, 'SUMMARY') ?? '')).toBe(kept(title));
      expect(plain(partOf(file, 'DESCRIPTION') ?? '')).toBe(kept(`x${description}`));
      expect(linesOf(file)).toHaveLength(19);
    })
  );
});
