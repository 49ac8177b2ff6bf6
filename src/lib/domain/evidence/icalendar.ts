/** One appointment as a calendar file tells it. Moments in UTC; texts as people wrote them. */
export type CalendarEntry = {
  /** Lasting and unique in the world: calendars replace an entry by it. */
  uid: string;
  /** Rises with every change, so that calendars take the newer one. */
  revision: number;
  title: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  /** Agenda, links. */
  description: string;
  url: string | null;
  isCancelled: boolean;
  /** When the entry was written as it is now. */
  writtenAt: Date;
};

/** Octets of a line before it is folded (RFC 5545, 3.1), without its end. */
const LONGEST_LINE = 75;

/** A calendar file (RFC 5545) with these entries, as calendars subscribe to it or a mail offers it. */
export function icalendar(
  name: string,
  entries: readonly CalendarEntry[],
  product = '-//Opora//Komunitné plánovanie//SK'
): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${escaped(product)}`, 'CALSCALE:GREGORIAN'],
    ...['METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`],
    ...entries.flatMap(entryLines),
    'END:VCALENDAR'
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function entryLines(entry: CalendarEntry): string[] {
  return [
    ...['BEGIN:VEVENT', `UID:${escaped(entry.uid)}`, `DTSTAMP:${utc(entry.writtenAt)}`],
    ...[`DTSTART:${utc(entry.startsAt)}`, `DTEND:${utc(entry.endsAt)}`, `SEQUENCE:${entry.revision}`],
    `SUMMARY:${escaped(entry.title)}`,
    ...(entry.place ? [`LOCATION:${escaped(entry.place)}`] : []),
    ...(entry.description ? [`DESCRIPTION:${escaped(entry.description)}`] : []),
    ...(entry.url ? [`URL:${entry.url}`] : []),
    ...[`STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT']
  ];
}

/** `20261122T150000Z`. */
function utc(moment: Date): string {
  return moment.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Text as RFC 5545, 3.3.11 writes it. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** A line in pieces of 75 octets at most, never in the middle of a character; each further piece begins with a space. */
function folded(line: string): string {
  let [whole, room] = ['', LONGEST_LINE];
  for (const sign of line) {
    const octets = octetsOf(sign);
    if (octets > room) {
      whole += '\r\n ';
      room = LONGEST_LINE - 1;
    }
    whole += sign;
    room -= octets;
  }
  return whole;
}

/** Octets of one character in UTF-8. */
function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
