import { addDays, type CalendarDay, isPossibleDay, yearOf } from '../../shared/calendar-day.ts';
import { daysOfYear, type ServiceFact } from '../facts/service-fact.ts';
import type { Service } from '../service.ts';

/** Providers of one body are asked for the figures of one year, until a day (zber výkazov). */
export type ReportingTerm = {
  id: string;
  year: number;
  openedOn: CalendarDay;
  /** The last day on which reports are asked for; a later one is late and is taken all the same. */
  dueOn: CalendarDay;
  /** From then on nothing in it changes. */
  lockedAt: Date | null;
};

/** The first whole year of act 448/2008, which is in force from 1 January 2009. */
export const FIRST_REPORTED_YEAR = 2009;

/** Providers have so many days at most: a link must not lie in a mailbox for ever. */
export const LONGEST_TERM_DAYS = 180;

export type TermRefusal =
  | 'not-a-year'
  | 'year-not-over'
  | 'year-too-old'
  | 'impossible-day'
  | 'due-in-past'
  | 'due-too-late';

/**
 * Why a term cannot be opened, or null.
 * @param term.openedOn today
 */
export function refuseTerm({
  year,
  openedOn,
  dueOn
}: Pick<ReportingTerm, 'year' | 'openedOn' | 'dueOn'>): TermRefusal | null {
  if (!Number.isInteger(year)) return 'not-a-year';
  if (year >= yearOf(openedOn)) return 'year-not-over';
  if (year < FIRST_REPORTED_YEAR) return 'year-too-old';
  if (!isPossibleDay(dueOn)) return 'impossible-day';
  if (dueOn < openedOn) return 'due-in-past';
  return dueOn > addDays(openedOn, LONGEST_TERM_DAYS) ? 'due-too-late' : null;
}

/** The day of which a report speaks. */
export function lastDayOf(year: number): CalendarDay {
  return `${year}-12-31` as CalendarDay;
}

/**
 * Whether a service worked on a day of a year: it was in the register, and it was active on some day of it, or nobody
 * said otherwise. One that was paused or closed within the year worked before that.
 * @param facts what is known of the service
 */
export function wasActiveIn(
  { registeredOn, erasedOn }: Pick<Service, 'registeredOn' | 'erasedOn'>,
  facts: readonly ServiceFact[],
  year: number
): boolean {
  const { validFrom: first } = daysOfYear(year);
  const last = lastDayOf(year);
  if (registeredOn !== null && registeredOn > last) return false;
  if (erasedOn !== null && erasedOn <= first) return false;
  const said = facts
    .filter((fact) => fact.kind === 'status')
    .filter(({ validFrom, validTo }) => validFrom <= last && (validTo === null || validTo > first))
    .toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  const [earliest] = said;
  if (!earliest) return true;
  const endedInIt = earliest.content.status !== 'planned' && earliest.validFrom > first;
  return endedInIt || said.some(({ content }) => content.status === 'active');
}
