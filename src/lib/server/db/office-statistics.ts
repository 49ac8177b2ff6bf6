import { sql } from 'kysely';
import type { MovementYear } from '#lib/domain/population/projection/local-movement.ts';
import type {
  CollectedTable,
  DistrictIndex,
  YearAges
} from '#lib/domain/population/statistics/collect-table.ts';
import type { FiveYearAges } from '#lib/domain/population/statistics/five-year-ages.ts';
import { OFFICE_TABLES, type OfficeTable } from '#lib/domain/population/statistics/office-table.ts';
import type { Db, PublicDb } from './db.ts';
import { loadedSet } from './loaded-set.ts';

/** The set of reference data that a table of the office makes. */
const setOfTable = (table: OfficeTable) => `statistics-${table}`;

type Collected = Extract<CollectedTable, { outcome: 'read' }>;

/** What the operator loads from a table of the office. */
export function officeTableSet(db: Db, table: OfficeTable) {
  const code = setOfTable(table);
  switch (OFFICE_TABLES[table]) {
    case 'ages': {
      const set = loadedSet(db, code, 'municipal_ages');
      const rowOf = ({ unitCode, year, ages }: YearAges) => ({
        ...{ unitCode, year, males: [...ages.males], females: [...ages.females] }
      });
      return {
        set,
        write: (loadId: string, { ages }: Collected) =>
          set.write(loadId, ages.map(rowOf), (rows) => db.insertInto('municipalAges').values(rows).execute())
      };
    }
    case 'movement': {
      const set = loadedSet(db, code, 'municipal_movement');
      return {
        set,
        write: (loadId: string, { movements }: Collected) =>
          set.write(loadId, movements, (rows) => db.insertInto('municipalMovement').values(rows).execute())
      };
    }
    case 'indices': {
      const set = loadedSet(db, code, 'district_age_index');
      return {
        set,
        write: (loadId: string, { indices }: Collected) =>
          set.write(loadId, indices, (rows) => db.insertInto('districtAgeIndex').values(rows).execute())
      };
    }
  }
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

/** Indices of the ages of a district by year, the earliest first. */
export function loadedIndices(
  db: PublicDb,
  districtCode: string
): Promise<Omit<DistrictIndex, 'districtCode'>[]> {
  return db
    .selectFrom('districtAgeIndex as row')
    .innerJoin('referenceSet as set', (join) =>
      join.onRef('set.code', '=', 'row.setCode').on(sql<boolean>`set.revision = row.load_id::text`)
    )
    .select(['row.year', 'row.meanAge', 'row.medianAge', 'row.ageingIndex'])
    .where('row.districtCode', '=', districtCode)
    .orderBy('row.year')
    .execute();
}
