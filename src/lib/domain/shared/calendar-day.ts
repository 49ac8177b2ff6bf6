/**
 * A day of the calendar as people in Slovakia count it (deň), written `2026-11-21`.
 * Days compare and sort as text. A moment (`Date`) is something else: it has a clock.
 */
export type CalendarDay = `${number}-${number}-${number}`;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** Reads `YYYY-MM-DD`, or null when the text is no real day (2027-02-30 is none). */
export function parseCalendarDay(text: string): CalendarDay | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0;
  return real ? (text as CalendarDay) : null;
}

/**
 * Days that a plan and its evidence can name: municipalities have governed themselves since 1990 (act 369/1990), and
 * nobody plans beyond this century. Anything else is a slip of the keys, `0027` or `20226`.
 */
export const EARLIEST_DAY: CalendarDay = '1990-01-01';
export const LATEST_DAY: CalendarDay = '2100-12-31';

/** Whether a day lies within what a plan can speak of; both ends count. */
export function isPossibleDay(day: CalendarDay): boolean {
  return EARLIEST_DAY <= day && day <= LATEST_DAY;
}

/** The day `count` calendar days later (or earlier, when negative). */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  return new Date(Date.parse(day) + count * MS_PER_DAY).toISOString().slice(0, 10) as CalendarDay;
}

/** The same day so many months later (or earlier), or the last one of a shorter month: 31 January → 28 February. */
export function addMonths(day: CalendarDay, count: number): CalendarDay {
  const first = new Date(`${day.slice(0, 7)}-01`);
  first.setUTCMonth(first.getUTCMonth() + count + 1, 0);
  const last = first.toISOString().slice(0, 10);
  const wanted = last.slice(0, 8) + day.slice(8);
  return (wanted < last ? wanted : last) as CalendarDay;
}

/** Calendar days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);
}

/** The year of a day, for instance 2026. */
export function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4));
}

/** The day a moment falls on in Slovakia, whatever the clock of the machine says. */
export function dayInSlovakia(moment: Date): CalendarDay {
  return onSlovakClock(moment).toISOString().slice(0, 10) as CalendarDay;
}

/** The hour that a Slovak clock shows, 0 to 23. */
export function hourInSlovakia(moment: Date): number {
  return onSlovakClock(moment).getUTCHours();
}

/** The time that a Slovak clock shows: `14:05`. */
export function timeInSlovakia(moment: Date): string {
  return onSlovakClock(moment).toISOString().slice(11, 16);
}

const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/**
 * The moment at which a Slovak clock shows this time (`14:05`, also `14.05`) on a day; null when it is no time. In the
 * hour that comes twice it is the second one, and in the hour that summer time skips an hour later.
 */
export function momentInSlovakia(day: CalendarDay, time: string): Date | null {
  const [, hour, minute] = TIME.exec(time.trim()) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const inWinter = new Date(Date.parse(day) + (Number(hour) - 1) * 3_600_000 + Number(minute) * 60_000);
  const inSummer = new Date(inWinter.getTime() - 3_600_000);
  return isSummer(inSummer) && isSummer(inWinter) ? inSummer : inWinter;
}

/** A moment whose parts in UTC are those that a Slovak clock shows. */
function onSlovakClock(moment: Date): Date {
  return new Date(moment.getTime() + (isSummer(moment) ? 2 : 1) * 3_600_000);
}

function isSummer(moment: Date): boolean {
  // Computed, not asked of Intl: summer time in the EU runs from the last Sunday of March, 01:00 UTC,
  // to the last Sunday of October, 01:00 UTC (directive 2000/84/EC).
  const year = moment.getUTCFullYear();
  return moment.getTime() >= lastSunday(year, 2) && moment.getTime() < lastSunday(year, 9);
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * MS_PER_DAY;
}

/** The moment at which a day begins in Slovakia: 23:00 UTC of the day before, in summer 22:00. */
export function startInSlovakia(day: CalendarDay): Date {
  const inSummer = new Date(Date.parse(day) - 2 * 3_600_000);
  return dayInSlovakia(inSummer) === day ? inSummer : new Date(inSummer.getTime() + 3_600_000);
}
