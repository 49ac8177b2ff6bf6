import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { CENSUS_YEAR, PROJECTED_YEARS } from '../projection/place-basis.ts';

/** Years beyond the plan by which people see where things go. */
const FAR_YEARS = [2036, 2046];
/** A plan is for five years where nobody has published another. */
const PLAN_YEARS = 5;
const MOST_YEARS = 10;

/** The years of the plan, or the five from this one on, and two farther ones; as far as the projection reaches. */
export function shownYears(
  plan: { validFrom: CalendarDay; validTo: CalendarDay } | undefined,
  today: CalendarDay
): number[] {
  const first = plan ? yearOf(plan.validFrom) : yearOf(today);
  const last = plan ? Math.min(yearOf(plan.validTo), first + MOST_YEARS - 1) : first + PLAN_YEARS - 1;
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return [...years, ...FAR_YEARS.filter((year) => year > last)].filter(
    (year) => year >= CENSUS_YEAR && year <= CENSUS_YEAR + PROJECTED_YEARS
  );
}
