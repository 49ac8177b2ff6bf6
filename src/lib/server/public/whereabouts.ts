import type { TerritoryUnitKind } from '#lib/domain/tenancy/territory.ts';
import type { PublicDb } from '../db/db.ts';

/** Where a body lies, by the names and addresses of what is above it. A region's own kind and district are null. */
export type Whereabouts = {
  unitKind: TerritoryUnitKind | null;
  districtName: string | null;
  districtSlug: string | null;
  regionName: string | null;
  regionSlug: string | null;
};

const NOWHERE: Whereabouts = {
  unitKind: null,
  districtName: null,
  districtSlug: null,
  regionName: null,
  regionSlug: null
};

// Territory changes only when the program starts, and every page of every municipality asks for it:
// one short row for each of 2,937 codes costs less than asking again.
const known = new Map<string, Whereabouts>();

/** The whereabouts of a unit or region by its code; a body without territory, such as a union, lies nowhere. */
export async function whereaboutsOf(db: PublicDb, unitCode: string | null): Promise<Whereabouts> {
  if (unitCode === null) return NOWHERE;
  const found = known.get(unitCode) ?? (await read(db, unitCode));
  if (found) known.set(unitCode, found);
  return found ?? NOWHERE;
}

async function read(db: PublicDb, code: string): Promise<Whereabouts | undefined> {
  const unit = await db
    .selectFrom('territoryUnit as unit')
    .innerJoin('territoryRegion as region', 'region.code', 'unit.regionCode')
    .leftJoin('territoryDistrict as district', 'district.code', 'unit.districtCode')
    .select([
      'unit.kind as unitKind',
      'district.name as districtName',
      'district.slug as districtSlug',
      'region.name as regionName',
      'region.slug as regionSlug'
    ])
    .where('unit.code', '=', code)
    .executeTakeFirst();
  if (unit) return unit;
  const region = await db
    .selectFrom('territoryRegion')
    .select(['name as regionName', 'slug as regionSlug'])
    .where('code', '=', code)
    .executeTakeFirst();
  return region && { ...NOWHERE, ...region };
}
