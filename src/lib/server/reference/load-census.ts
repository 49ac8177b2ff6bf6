import type { Kysely } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { TerritoryTables } from '../db/tables/territory.ts';
import { inBatches } from './batches.ts';
import type { AreaAges, AreaEducation } from './read-census.ts';

type CensusDb = Kysely<Pick<TerritoryTables, 'territoryPopulation' | 'territoryEducation'>>;

/** Writes people by age and sex of every area on the day of the set. */
export async function loadAges(
  db: CensusDb,
  set: { code: string; asOf: CalendarDay },
  areas: readonly AreaAges[]
): Promise<void> {
  await inBatches(areas, 150, (batch) =>
    db
      .insertInto('territoryPopulation')
      .values(
        batch.map(({ areaKind, areaCode, males, females }) => ({
          areaKind,
          areaCode,
          asOf: set.asOf,
          setCode: set.code,
          males: [...males],
          females: [...females]
        }))
      )
      .onConflict((on) =>
        on.columns(['areaCode', 'asOf']).doUpdateSet((row) => ({
          setCode: row.ref('excluded.setCode'),
          males: row.ref('excluded.males'),
          females: row.ref('excluded.females')
        }))
      )
      .execute()
  );
}

/** Writes people by highest education of every area on the day of the set. */
export async function loadEducation(
  db: CensusDb,
  set: { code: string; asOf: CalendarDay },
  areas: readonly AreaEducation[]
): Promise<void> {
  await inBatches(areas, 400, (batch) =>
    db
      .insertInto('territoryEducation')
      .values(batch.map((area) => ({ ...area, asOf: set.asOf, setCode: set.code })))
      .onConflict((on) =>
        on.columns(['areaCode', 'asOf']).doUpdateSet((row) => ({
          setCode: row.ref('excluded.setCode'),
          persons: row.ref('excluded.persons')
        }))
      )
      .execute()
  );
}
