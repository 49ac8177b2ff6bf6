import { addMonths, type CalendarDay } from '../../shared/calendar-day.ts';
import type { CapacityRecord } from '../capacity.ts';
import { holdsOn, type ServiceFact, stateOn } from '../facts/service-fact.ts';

type Kept = CapacityRecord & { id: string };

/** What a provider is asked about: everything that is known on a day. */
export type ServiceRecord = { facts: ServiceFact[]; capacities: Kept[] };

/** The record of one service on a day. */
export function recordOn(
  facts: readonly ServiceFact[],
  capacities: readonly Kept[],
  day: CalendarDay
): ServiceRecord {
  const known = Object.values(stateOn(facts, day));
  return { facts: known, capacities: capacities.filter((one) => holdsOn(one, day)) };
}

/** The day since which nothing of the record is unconfirmed; null where nothing is known. */
export function confirmedSince({ facts, capacities }: ServiceRecord): CalendarDay | null {
  return [...facts, ...capacities].reduce<CalendarDay | null>(
    (oldest, { confirmedOn }) => (oldest === null || confirmedOn < oldest ? confirmedOn : oldest),
    null
  );
}

/** What tells one state of a record from another: a provider confirms what the page showed, and nothing else. */
export function recordStamp({ facts, capacities }: ServiceRecord): string {
  return [...facts, ...capacities]
    .map(({ id }) => id)
    .toSorted()
    .join(' ');
}

/**
 * Whether a provider is to be asked: its record was not confirmed for so many months, or was never said, and it was not
 * asked within a month.
 */
export function isDue(
  { confirmedOn, askedOn }: { confirmedOn: CalendarDay | null; askedOn: CalendarDay | null },
  everyMonths: number,
  today: CalendarDay
): boolean {
  if (askedOn !== null && addMonths(askedOn, 1) > today) return false;
  return confirmedOn === null || addMonths(confirmedOn, everyMonths) <= today;
}
