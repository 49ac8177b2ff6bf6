import { sql } from 'kysely';
import type { MovementYear } from '#lib/domain/population/projection/local-movement.ts';
import type { YearAges, YearMovement } from '#lib/domain/population/statistics/collect-table.ts';
import type { FiveYearAges } from '#lib/domain/population/statistics/five-year-ages.ts';
import type { OfficeTable } from '#lib/domain/population/statistics/office-table.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Db, PublicDb } from './db.ts';

/** So many rows are written by one statement: none holds the connection long. */
const BATCH = 400;

/** The set of reference data that a table of the office makes. */
export const setOfTable = (table: OfficeTable) => `statistics-${table}`;

export type TableSet = {
  titleSk: string;
  titleEn: string;
  source: string;
  licence: string;
  attributionSk: string;
  attributionEn: string;
};

/** What the operator loads from tables of the office. */
export function officeStatisticsStore(db: Db) {
  return {
    /** The day of the table that counts now; null where none was loaded. */
    loadedDay: async (table: OfficeTable): Promise<CalendarDay | null> => {
      const set = await db
        .selectFrom('referenceSet')
        .select(['asOf', 'revision'])
        .where('code', '=', setOfTable(table))
        .executeTakeFirst();
      return set?.revision ? set.asOf : null;
    },

    /** The row that others refer to; it counts for nothing until {@link show}. */
    describe: async (table: OfficeTable, asOf: CalendarDay, words: TableSet): Promise<void> => {
      const row = { ...words, code: setOfTable(table), asOf, grade: 'A' as const };
      await db
        .insertInto('referenceSet')
        .values({ ...row, revision: null, loadedAt: null })
        .onConflict((on) => on.column('code').doNothing())
        .execute();
    },

    writeAges: (table: OfficeTable, loadId: string, rows: readonly YearAges[]) =>
      inBatches(rows, (batch) =>
        db
          .insertInto('municipalAges')
          .values(
            batch.map(({ unitCode, year, ages }) => ({
              ...{ setCode: setOfTable(table), loadId, unitCode, year },
              ...{ males: [...ages.males], females: [...ages.females] }
            }))
          )
          .execute()
      ),

    writeMovements: (table: OfficeTable, loadId: string, rows: readonly YearMovement[]) =>
      inBatches(rows, (batch) =>
        db
          .insertInto('municipalMovement')
          .values(batch.map((row) => ({ ...row, setCode: setOfTable(table), loadId })))
          .execute()
      ),

    /** From this statement on the rows of this load count, and no others of the table. */
    show: async (table: OfficeTable, loadId: string, asOf: CalendarDay, words: TableSet, now: Date) => {
      await db
        .updateTable('referenceSet')
        .set({ ...words, asOf, revision: loadId, loadedAt: now })
        .where('code', '=', setOfTable(table))
        .execute();
    },

    /** Removes rows of loads that do not count: earlier ones, and those that were broken off. */
    clear: async (table: OfficeTable): Promise<void> => {
      const code = setOfTable(table);
      for (const name of ['municipal_ages', 'municipal_movement']) {
        for (;;) {
          const { numAffectedRows = 0n } = await sql`
            delete from ${sql.table(name)} where ctid in (
              select row.ctid from ${sql.table(name)} as row
              join reference_set as kept on kept.code = row.set_code
              where row.set_code = ${code} and row.load_id::text is distinct from kept.revision
              limit 2000)`.execute(db);
          if (numAffectedRows === 0n) break;
        }
      }
    }
  };
}

async function inBatches<T>(rows: readonly T[], write: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await write(rows.slice(from, from + BATCH));
}

/** People of a municipality at the end of the years that were loaded, the earliest first. */
export function loadedAges(db: PublicDb, unitCode: string): Promise<(FiveYearAges & { year: number })[]> {
  return db
    .selectFrom('municipalAges as row')
    .innerJoin('referenceSet as set', (join) =>
      join.onRef('set.code', '=', 'row.setCode').on(sql<boolean>`set.revision = row.load_id::text`)
    )
    .select(['row.year', 'row.males', 'row.females'])
    .where('row.unitCode', '=', unitCode)
    .orderBy('row.year')
    .execute();
}

/** Births, deaths and moves of all municipalities from a year on. */
export function loadedMovement(
  db: PublicDb,
  fromYear: number
): Promise<(MovementYear & { unitCode: string })[]> {
  return db
    .selectFrom('municipalMovement as row')
    .innerJoin('referenceSet as set', (join) =>
      join.onRef('set.code', '=', 'row.setCode').on(sql<boolean>`set.revision = row.load_id::text`)
    )
    .select(['row.unitCode', 'row.year', 'row.births', 'row.deaths', 'row.netMigration'])
    .where('row.year', '>=', fromYear)
    .orderBy('row.unitCode')
    .orderBy('row.year')
    .execute();
}
