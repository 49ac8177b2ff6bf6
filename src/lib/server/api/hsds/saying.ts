import type { PublicFact } from '#lib/domain/directory/facts/public-facts.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { HsdsCatalogue } from './taxonomies.ts';

/** What the writing of a service needs besides the service: the day, the catalogues, and Slovak words. */
export type HsdsSaying = {
  day: CalendarDay;
  /** How far the clock in Slovakia is from UTC on that day, in hours. */
  utcOffset: number;
  catalogue: HsdsCatalogue;
  t: Translate;
  unitName(code: string): string;
  sourceName(code: string): string;
  /** The lines in which pages tell a fact. */
  linesOf(fact: PublicFact): string[];
};
