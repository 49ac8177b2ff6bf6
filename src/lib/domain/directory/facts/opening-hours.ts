/** Days of the week in the words of iCalendar (RFC 5545, BYDAY), Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What a row of opening times speaks of: one day, or days that people say in one word. */
export const DAY_SPANS = ['daily', 'workdays', 'weekend', ...WEEKDAYS] as const;
export type DaySpan = (typeof DAY_SPANS)[number];

/** Open from `opens` to `closes`, `HH:MM` of the clock in Slovakia. A service open all day is 00:00–24:00. */
export type OpeningRow = { days: DaySpan; opens: string; closes: string };

const SPANS: Readonly<Record<string, readonly Weekday[]>> = {
  daily: WEEKDAYS,
  workdays: WEEKDAYS.slice(0, 5),
  weekend: WEEKDAYS.slice(5)
};

/** The days of the week that a row speaks of. */
export function weekdaysOf(days: DaySpan): readonly Weekday[] {
  return SPANS[days] ?? [days as Weekday];
}

/** The rule of a row as iCalendar writes it (RFC 5545, 3.3.10), which HSDS takes over for schedules. */
export function openingRule({ days }: Pick<OpeningRow, 'days'>): string {
  return `FREQ=WEEKLY;BYDAY=${weekdaysOf(days).join(',')}`;
}

/** Hours as people type them (`7:30`, `07.30`, `7`) as `07:30`, or null when there is no such time. */
export function readClock(text: string): string | null {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim()) ?? [];
  if (hours === undefined || Number(minutes) > 59) return null;
  const isMidnight = Number(hours) === 24 && Number(minutes) === 0;
  return Number(hours) < 24 || isMidnight ? `${hours.padStart(2, '0')}:${minutes}` : null;
}

/** Why rows cannot be kept, or null: each opens before it closes, and no two overlap on one day. */
export function refuseOpening(rows: readonly OpeningRow[]): 'closes-before-opening' | 'hours-overlap' | null {
  if (rows.some(({ opens, closes }) => closes <= opens)) return 'closes-before-opening';
  for (const day of WEEKDAYS) {
    const hours = hoursOn(rows, day);
    if (hours.some((row, at) => at > 0 && row.opens < (hours[at - 1]?.closes ?? ''))) return 'hours-overlap';
  }
  return null;
}

/** The hours of one day of the week, the earliest first. */
export function hoursOn(rows: readonly OpeningRow[], day: Weekday): OpeningRow[] {
  return rows
    .filter(({ days }) => weekdaysOf(days).includes(day))
    .toSorted((one, other) => (one.opens < other.opens ? -1 : 1));
}

/** Whether the service is open at a clock time of a day of the week, and until when. */
export function openUntil(rows: readonly OpeningRow[], day: Weekday, clock: string): string | null {
  return hoursOn(rows, day).find(({ opens, closes }) => opens <= clock && clock < closes)?.closes ?? null;
}
