import type { CalendarDay } from '../shared/calendar-day.ts';

/** A fact that holds from one day (counted) to another (not counted); without an end when `validTo` is null. */
export type Validity = { validFrom: CalendarDay; validTo: CalendarDay | null };

/** Whether a dated fact holds on a day. */
export function isValidOn(validity: Validity, day: CalendarDay): boolean {
  return validity.validFrom <= day && (validity.validTo === null || day < validity.validTo);
}

/** Those of the dated facts that hold on a day, in their order. */
export function validOn<T extends Validity>(facts: readonly T[], day: CalendarDay): T[] {
  return facts.filter((fact) => isValidOn(fact, day));
}

/** Whether two dated facts hold on a common day. */
export function overlap(one: Validity, other: Validity): boolean {
  return (
    (other.validTo === null || one.validFrom < other.validTo) &&
    (one.validTo === null || other.validFrom < one.validTo)
  );
}
