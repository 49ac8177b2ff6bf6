import type { CalendarDay } from '../shared/calendar-day.ts';

/** A set of reference data with what is shown beside every number of it: source, day, licence. */
export type ReferenceSet = {
  code: string;
  titleSk: string;
  titleEn: string;
  source: string;
  /** The day the data speak of, or the last they may. */
  asOf: CalendarDay;
  licence: string;
  /** A: an explicit licence was seen; B: official statistics without one. */
  grade: 'A' | 'B';
  attributionSk: string;
  attributionEn: string;
};
