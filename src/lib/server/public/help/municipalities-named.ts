import { sql } from 'kysely';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { slugOf } from '#lib/domain/tenancy/slug.ts';
import type { PublicDb } from '../../db/db.ts';

const MOST_SHOWN = 30;

/** A municipality by its name, with its district, because names of villages repeat. */
export type NamedMunicipality = { name: string; home: string; district: string };

/** Municipalities whose name begins so, without regard to diacritics; those named exactly so alone, where there are any. */
export async function municipalitiesNamed(db: PublicDb, name: string): Promise<NamedMunicipality[]> {
  const asked = slugOf(name);
  if (asked === '') return [];
  const rows = await db
    .selectFrom('planningBody as body')
    .innerJoin('territoryUnit as unit', 'unit.code', 'body.unitCode')
    .leftJoin('territoryDistrict as district', 'district.code', 'unit.districtCode')
    .select(['body.name', 'body.slug', 'body.kind', 'district.name as district'])
    // A slug is the folded name, with the district behind it where the name repeats.
    .where('body.slug', 'like', `${asked}%`)
    .orderBy(sql`body.sort_key`)
    .limit(MOST_SHOWN)
    .execute();
  const exact = rows.filter((row) => slugOf(row.name) === asked);
  return (exact.length > 0 ? exact : rows).map((row) => ({
    ...{ name: row.name, home: publicHome(row), district: row.district ?? '' }
  }));
}
