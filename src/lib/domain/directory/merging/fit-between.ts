import type { CalendarDay } from '../../shared/calendar-day.ts';

/** Anything that holds on days and can be moved. */
export type DatedRow = { id: string; validFrom: CalendarDay; validTo: CalendarDay | null };

/** Where a moved record stands among those that stay: its days that are free, in order. */
export type Fitted<Row extends DatedRow> = {
  row: Row;
  days: { from: CalendarDay; to: CalendarDay | null }[];
};

/**
 * The free days of every moved record between those that stay, so that no two hold on one day: what stays prevails, and
 * what is moved fills the days of which nothing was known.
 */
export function fitBetween<Row extends DatedRow>(
  staying: readonly DatedRow[],
  moved: readonly Row[]
): Fitted<Row>[] {
  const taken = staying.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  return moved.map((row) => ({ row, days: freeDays(taken, row) }));
}

function freeDays(taken: readonly DatedRow[], { validFrom, validTo }: DatedRow) {
  const free: { from: CalendarDay; to: CalendarDay | null }[] = [];
  let from: CalendarDay | null = validFrom;
  for (const one of taken) {
    if (from === null || (validTo !== null && one.validFrom >= validTo)) break;
    if (one.validTo !== null && one.validTo <= from) continue;
    if (one.validFrom > from) free.push({ from, to: one.validFrom });
    from = one.validTo;
  }
  if (from !== null && (validTo === null || from < validTo)) free.push({ from, to: validTo });
  return free;
}
