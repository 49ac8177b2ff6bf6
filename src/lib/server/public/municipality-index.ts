import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import type { Db } from '../db/db.ts';
import { searchIndex } from '../db/search-index.ts';
import {
  type IndexedBody,
  type MunicipalityIndex,
  TERRITORY_SOURCE
} from '../use-cases/publishing/index-municipalities.ts';

/** Storage for `indexMunicipalities`, on a handle that may write (bulk: it waits behind people). */
export function municipalityIndex(db: Db): MunicipalityIndex {
  const language = searchLanguage();
  return { ...searchIndex(db, language), bodiesToIndex: () => bodiesToIndex(db, language.mark) };
}

async function bodiesToIndex(db: Db, mark: number): Promise<IndexedBody[]> {
  const rows = await db
    .selectFrom('planningBody as body')
    .leftJoin('territoryUnit as unit', 'unit.code', 'body.unitCode')
    .leftJoin('territoryDistrict as district', 'district.code', 'unit.districtCode')
    .innerJoin('territoryRegion as region', (join) =>
      join.on('region.code', '=', (on) => on.fn.coalesce('unit.regionCode', 'body.unitCode'))
    )
    .leftJoin('publishedSearchEntry as entry', (join) =>
      join
        .onRef('entry.bodyId', '=', 'body.bodyId')
        .on('entry.source', '=', TERRITORY_SOURCE)
        .onRef('entry.subjectId', '=', 'body.slug')
        .onRef('entry.title', '=', 'body.name')
        .on('entry.analysis', '=', mark)
    )
    .select([
      'body.bodyId',
      'body.name',
      'body.slug',
      'unit.kind as unitKind',
      'district.name as districtName',
      'region.name as regionName',
      'region.code as regionCode',
      'unit.postalCode',
      'unit.inhabitants'
    ])
    .where('body.kind', '!=', 'union')
    .where('entry.bodyId', 'is', null)
    .orderBy(sql`body.sort_key`)
    .execute();
  return rows.map((row) => ({ ...row, bodyId: row.bodyId as BodyId }));
}
