import { capacityKeyOf } from '#lib/domain/plans/capacity-figures.ts';
import { needInputs, type ReckonedNeed } from '#lib/domain/plans/computed-need.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PublicDb } from '../db/db.ts';
import { needsHere } from './needs/needs-here.ts';

/** For whom and when: a body without people of its own (a union) has no unit. */
type NeedsOfPlan = { unitCode: string | null; day: CalendarDay; years: readonly number[] };

/** The need of a body's own residents by the models of today, for every row of the matrix and year of a plan. */
export async function reckonedNeeds(
  db: PublicDb,
  { unitCode, day, years }: NeedsOfPlan
): Promise<ReckonedNeed[]> {
  const found = unitCode === null ? undefined : await needsHere(db, { unitCode, day, years });
  return (found?.needs ?? []).flatMap(({ model, years: inYears }) =>
    inYears.map(({ year, middle }) => ({
      ...capacityKeyOf(model),
      year,
      inputs: needInputs(model, middle)
    }))
  );
}
