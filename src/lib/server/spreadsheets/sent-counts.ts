import { z } from 'zod';
import { personCount } from '#lib/domain/population/person-count.ts';
import {
  type AdministrativeCount,
  COUNTED_FIGURES
} from '#lib/domain/population/statistics/administrative-count.ts';
import { parseCalendarDay } from '#lib/domain/shared/calendar-day.ts';

const COUNTS = z.array(
  z.tuple([z.enum(COUNTED_FIGURES), z.int(), z.int().min(0), z.iso.date(), z.string().min(1)])
);

/** Counts as the form of a preview carries them: nothing waits in the database until somebody agrees. */
export function countsAsText(counts: readonly AdministrativeCount[]): string {
  return JSON.stringify(
    counts.map(({ figure, year, persons, asOf, source }) => [figure, year, persons, asOf, source])
  );
}

/** Counts that a form brought back; null when they are none. */
export function countsFromText(text: string): AdministrativeCount[] | null {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  const read = COUNTS.safeParse(given);
  if (!read.success) return null;
  const counts = read.data.flatMap(([figure, year, number, day, source]) => {
    const [persons, asOf] = [personCount(number), parseCalendarDay(day)];
    return persons === null || asOf === null ? [] : [{ figure, year, persons, asOf, source }];
  });
  const keys = new Set(counts.map(({ figure, year }) => `${figure} ${year}`));
  return counts.length === read.data.length && keys.size === counts.length ? counts : null;
}
