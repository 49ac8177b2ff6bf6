import { type CalendarDay, isPossibleDay } from '../shared/calendar-day.ts';

/**
 * A number that says of which day it is and where it comes from (product.md, "Honest numbers").
 * `value` is 0 or more, whole for places and persons, a fraction for full-time staff or hours.
 */
export type DatedNumber = { value: number; asOf: CalendarDay; source: string };

export type DatedNumberRefusal = 'not-a-number' | 'negative' | 'no-source' | 'impossible-day';

/** Why a dated number cannot be kept, or null. A number without a source is no evidence (product.md). */
export function refuseDatedNumber(number: DatedNumber): DatedNumberRefusal | null {
  if (!Number.isFinite(number.value)) return 'not-a-number';
  if (number.value < 0) return 'negative';
  if (number.source.trim() === '') return 'no-source';
  return isPossibleDay(number.asOf) ? null : 'impossible-day';
}
