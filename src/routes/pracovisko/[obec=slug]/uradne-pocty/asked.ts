import { FIRST_COUNTED_YEAR } from '#lib/domain/population/statistics/administrative-count.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { yearOf } from '#lib/domain/shared/calendar-day.ts';

/** The year of an address, by default the last whole one. */
export function yearAsked(text: string | null, today: CalendarDay): number {
  const year = /^\d{4}$/.test(text ?? '') ? Number(text) : 0;
  return FIRST_COUNTED_YEAR <= year && year <= yearOf(today) ? year : yearOf(today) - 1;
}
