import { sql } from 'kysely';
import type { LoadedLifeTable } from '#lib/domain/population/projection/loaded-life-table.ts';
import type { OtherProjectionRow } from '#lib/domain/population/projection/other-projection.ts';
import type { Db, PublicDb } from './db.ts';
import { loadedSet } from './loaded-set.ts';

export const LIFE_TABLES = 'life-tables';
export const OTHER_PROJECTION = 'other-projection';

/** Life tables that the operator loads in place of the supplied mortality. */
export function lifeTableSet(db: Db) {
  const set = loadedSet(db, LIFE_TABLES, 'life_table');
  return {
    set,
    write: (loadId: string, tables: readonly LoadedLifeTable[]) => {
      const rows = tables.flatMap(({ areaCode, year, survivors }) =>
        (['males', 'females'] as const).map((sex) => ({
          ...{ areaCode, year, sex },
          survivors: [...survivors[sex]]
        }))
      );
      return set.write(loadId, rows, (batch) => db.insertInto('lifeTable').values(batch).execute());
    }
  };
}

/** The life tables that count now. */
export async function loadedLifeTables(db: PublicDb): Promise<LoadedLifeTable[]> {
  const rows = await db
    .selectFrom('lifeTable as row')
    .innerJoin('referenceSet as set', (join) =>
      join.onRef('set.code', '=', 'row.setCode').on(sql<boolean>`set.revision = row.load_id::text`)
    )
    .select(['row.areaCode', 'row.year', 'row.sex', 'row.survivors'])
    .execute();
  return [...Map.groupBy(rows, ({ areaCode }) => areaCode)].map(([areaCode, of]) => {
    const survivors = (wanted: 'males' | 'females') => of.find(({ sex }) => sex === wanted)?.survivors ?? [];
    return {
      ...{ areaCode, year: of[0]?.year ?? 0 },
      survivors: { males: survivors('males'), females: survivors('females') }
    };
  });
}

/** Projections of districts that somebody else published. */
export function otherProjectionSet(db: Db) {
  const set = loadedSet(db, OTHER_PROJECTION, 'other_projection');
  return {
    set,
    write: (loadId: string, rows: readonly OtherProjectionRow[]) =>
      set.write(loadId, rows, (batch) => db.insertInto('otherProjection').values(batch).execute())
  };
}

/** What others published of a district, by source and variant. */
export function loadedProjection(db: PublicDb, districtCode: string): Promise<OtherProjectionRow[]> {
  return db
    .selectFrom('otherProjection as row')
    .innerJoin('referenceSet as set', (join) =>
      join.onRef('set.code', '=', 'row.setCode').on(sql<boolean>`set.revision = row.load_id::text`)
    )
    .select([
      ...(['row.districtCode', 'row.source', 'row.variant', 'row.year'] as const),
      ...(['row.sex', 'row.ageFrom', 'row.ageTo', 'row.people'] as const)
    ])
    .where('row.districtCode', '=', districtCode)
    .orderBy('row.source')
    .orderBy('row.variant')
    .orderBy('row.year')
    .orderBy('row.ageFrom')
    .execute();
}
