import { type Kysely, sql } from 'kysely';
import type { AgeStructure } from '#lib/domain/population/age-structure.ts';
import { type EducationStructure, educationFrom } from '#lib/domain/population/education.ts';
import type { NamedArea } from '#lib/domain/tenancy/area-names.ts';
import type { TerritoryUnitKind } from '#lib/domain/tenancy/territory.ts';
import { distanceKm, longitudeScale } from '#lib/domain/tenancy/territory-distance.ts';
import type { TenancyTables } from './tables/tenancy.ts';
import type { AreaKind, TerritoryTables } from './tables/territory.ts';

/** The tables this store reads; they stand in the public schema too. */
export type TerritoryReading = TerritoryTables & Pick<TenancyTables, 'planningBody'>;

/** A body with its place in the territory; a region's own unit, district and number of people are null. */
export type BodyInTerritory = NonNullable<Awaited<ReturnType<typeof bodyBySlug>>>;

/** People of an area, to compare a unit with what surrounds it. Education is null where the census has none. */
export type AreaProfile = {
  areaKind: AreaKind;
  areaCode: string;
  name: string;
  ages: AgeStructure;
  education: EducationStructure | null;
};

/** Reference data of the territory: plain public reads. */
export function territoryStore(db: Kysely<TerritoryReading>) {
  return {
    /** Regions in order of their codes, in each the whole cities and the districts with their planning bodies in Slovak order. */
    listBodiesByDistrict: (regionCode?: string) => bodiesByDistrict(db, regionCode),

    /** The body at an address, of whatever kind: `/banov` and, for a region, `/kraj/zilinsky`. */
    findBodyBySlug: (slug: string) => bodyBySlug(db, slug),

    /** Census of a unit or region beside what it lies in, up to the country (in this order); undefined for an unknown code. */
    profileOf: (code: string) => profileOf(db, code),

    /** What a unit is; null for a code that is none, as a region's. */
    unitKindOf: async (code: string): Promise<TerritoryUnitKind | null> => {
      const unit = await db
        .selectFrom('territoryUnit')
        .select('kind')
        .where('code', '=', code)
        .executeTakeFirst();
      return unit?.kind ?? null;
    },

    /** How many live in a unit; null for a code that is none, as a region's. */
    inhabitantsOf: async (code: string): Promise<number | null> => {
      const unit = await db
        .selectFrom('territoryUnit')
        .select('inhabitants')
        .where('code', '=', code)
        .executeTakeFirst();
      return unit?.inhabitants ?? null;
    },

    /** The nearest bodies by straight distance between settlement centres, nearest first; empty where no place is known. */
    nearestBodies: (unitCode: string, count: number) => nearestBodies(db, unitCode, count),

    /** Every municipality with its district, every district and region, to be named by people. */
    namedAreas: () => namedAreas(db),

    /** Units among which a place is looked for, by code, those after one code. */
    placeUnits: (after: string, most: number) =>
      db
        .selectFrom('territoryUnit')
        .select(['code', 'name', 'districtCode', 'cityCode', 'postalCode', 'regionCode'])
        .where('code', '>', after)
        .orderBy('code')
        .limit(most)
        .execute(),

    districtNames: () => db.selectFrom('territoryDistrict').select(['code', 'name']).execute(),

    /** District code of each unit that lies in one. */
    districtsOf: (unitCodes: readonly string[]) => districtsOf(db, unitCodes),

    /** Settlement centres of the planning bodies of a district, for its map. */
    placesOfDistrict: (districtCode: string) => placesOfDistrict(db, districtCode),

    /** Sets with source, day and licence, all or those asked for, by code. */
    referenceSets: async (codes?: readonly string[]) => {
      const sets = await db.selectFrom('referenceSet').selectAll().orderBy('code').execute();
      return codes ? sets.filter((set) => codes.includes(set.code)) : sets;
    }
  };
}

const BODY_COLUMNS = [
  'planningBody.bodyId',
  'planningBody.kind',
  'planningBody.name',
  'planningBody.slug',
  'planningBody.unitCode'
] as const;

async function bodiesByDistrict(db: Kysely<TerritoryReading>, regionCode: string | undefined) {
  const regions = await db
    .selectFrom('territoryRegion')
    .select(['code', 'name', 'slug'])
    .$if(regionCode !== undefined, (query) => query.where('code', '=', regionCode ?? ''))
    .orderBy('code')
    .execute();
  const districts = await db
    .selectFrom('territoryDistrict')
    .select(['code', 'name', 'slug', 'regionCode'])
    .orderBy('sortKey')
    .execute();
  const bodies = await db
    .selectFrom('planningBody')
    .innerJoin('territoryUnit', 'territoryUnit.code', 'planningBody.unitCode')
    .select([
      ...BODY_COLUMNS,
      'territoryUnit.districtCode',
      'territoryUnit.regionCode',
      'territoryUnit.inhabitants'
    ])
    .$if(regionCode !== undefined, (query) => query.where('territoryUnit.regionCode', '=', regionCode ?? ''))
    .orderBy('planningBody.sortKey')
    .execute();
  const inDistrict = Map.groupBy(bodies, (body) => body.districtCode);
  return regions.map((region) => ({
    ...region,
    wholeCities: (inDistrict.get(null) ?? []).filter((body) => body.regionCode === region.code),
    districts: districts
      .filter((district) => district.regionCode === region.code)
      .map((district) => ({ ...district, bodies: inDistrict.get(district.code) ?? [] }))
  }));
}

function bodyBySlug(db: Kysely<TerritoryReading>, slug: string) {
  return db
    .selectFrom('planningBody')
    .leftJoin('territoryUnit as unit', 'unit.code', 'planningBody.unitCode')
    .leftJoin('territoryDistrict as district', 'district.code', 'unit.districtCode')
    .leftJoin('territoryRegion as region', (join) =>
      join.on('region.code', '=', (on) => on.fn.coalesce('unit.regionCode', 'planningBody.unitCode'))
    )
    .select([
      ...BODY_COLUMNS,
      'unit.kind as unitKind',
      'unit.inhabitants',
      'unit.postalCode',
      'unit.cityCode',
      'district.code as districtCode',
      'district.name as districtName',
      'district.slug as districtSlug',
      'region.code as regionCode',
      'region.name as regionName',
      'region.slug as regionSlug'
    ])
    .where('planningBody.slug', '=', slug)
    .executeTakeFirst();
}

/** A unit and what it lies in, by code: itself, its district, its region, the country. */
async function namesAroundUnit(db: Kysely<TerritoryReading>, unitCode: string) {
  const unit = await db
    .selectFrom('territoryUnit as unit')
    .innerJoin('territoryRegion as region', 'region.code', 'unit.regionCode')
    .leftJoin('territoryDistrict as district', 'district.code', 'unit.districtCode')
    .select([
      'unit.code',
      'unit.name',
      'unit.districtCode',
      'district.name as districtName',
      'unit.regionCode',
      'region.name as regionName'
    ])
    .where('unit.code', '=', unitCode)
    .executeTakeFirst();
  if (!unit) return undefined;
  return new Map([
    [unit.code, unit.name],
    ...(unit.districtCode ? [[unit.districtCode, unit.districtName ?? ''] as const] : []),
    [unit.regionCode, unit.regionName],
    ['SK', 'Slovensko']
  ]);
}

/** A region beside its country. */
async function namesAroundRegion(db: Kysely<TerritoryReading>, regionCode: string) {
  const region = await db
    .selectFrom('territoryRegion')
    .select(['code', 'name'])
    .where('code', '=', regionCode)
    .executeTakeFirst();
  return (
    region &&
    new Map([
      [region.code, region.name],
      ['SK', 'Slovensko']
    ])
  );
}

async function profileOf(db: Kysely<TerritoryReading>, code: string) {
  const names = (await namesAroundUnit(db, code)) ?? (await namesAroundRegion(db, code));
  if (!names) return undefined;
  const rows = await db
    .selectFrom('territoryPopulation as ages')
    .leftJoin('territoryEducation as education', (join) =>
      join.onRef('education.areaCode', '=', 'ages.areaCode').onRef('education.asOf', '=', 'ages.asOf')
    )
    .select([
      'ages.areaKind',
      'ages.areaCode',
      'ages.asOf',
      'ages.males',
      'ages.females',
      'education.persons'
    ])
    .where('ages.areaCode', 'in', [...names.keys()])
    .where('ages.asOf', '=', (query) =>
      query.selectFrom('territoryPopulation as latest').select((of) => of.fn.max('latest.asOf').as('asOf'))
    )
    .execute();
  const areas = [...names].flatMap(([code, name]): AreaProfile[] => {
    const row = rows.find((each) => each.areaCode === code);
    if (!row) return [];
    const { areaKind, areaCode, males, females, persons } = row;
    return [
      { areaKind, areaCode, name, ages: { males, females }, education: persons && educationFrom(persons) }
    ];
  });
  return { asOf: rows[0]?.asOf ?? null, areas };
}

async function nearestBodies(db: Kysely<TerritoryReading>, unitCode: string, count: number) {
  const here = await db
    .selectFrom('settlementCentre as place')
    .innerJoin('territoryUnit as unit', 'unit.code', 'place.unitCode')
    .select(['place.latitude', 'place.longitude', 'unit.cityCode'])
    .where('place.unitCode', '=', unitCode)
    .executeTakeFirst();
  if (!here) return [];

  const scale = longitudeScale(here);
  const found = await db
    .selectFrom('settlementCentre as place')
    .innerJoin('territoryUnit as unit', 'unit.code', 'place.unitCode')
    .innerJoin('planningBody', 'planningBody.unitCode', 'place.unitCode')
    .select([...BODY_COLUMNS, 'place.latitude', 'place.longitude'])
    .where('place.unitCode', '!=', unitCode)
    // Neither the city a district is a part of, nor a city's own districts, are its neighbours.
    .where('place.unitCode', '!=', here.cityCode ?? '')
    .where((on) => on.or([on('unit.cityCode', 'is', null), on('unit.cityCode', '!=', unitCode)]))
    // On a flat map: within 30 km it errs by less than half a percent, and needs no extension.
    .orderBy(
      sql`power(place.latitude - ${here.latitude}, 2) + power((place.longitude - ${here.longitude}) * ${scale}, 2)`
    )
    .limit(count)
    .execute();
  return found
    .map(({ latitude, longitude, ...body }) => ({ ...body, km: distanceKm(here, { latitude, longitude }) }))
    .toSorted((a, b) => a.km - b.km);
}

async function namedAreas(db: Kysely<TerritoryReading>): Promise<NamedArea[]> {
  const [units, districts, regions] = await Promise.all([
    db
      .selectFrom('territoryUnit as unit')
      .leftJoin('territoryDistrict as district', 'district.code', 'unit.districtCode')
      .select(['unit.code', 'unit.name', 'district.name as within'])
      .orderBy('unit.sortKey')
      .execute(),
    db.selectFrom('territoryDistrict').select(['code', 'name']).orderBy('sortKey').execute(),
    db.selectFrom('territoryRegion').select(['code', 'name']).orderBy('code').execute()
  ]);
  return [
    ...units.map((unit) => ({ level: 'unit' as const, ...unit })),
    ...districts.map((district) => ({ level: 'district' as const, ...district, within: null })),
    ...regions.map((region) => ({ level: 'region' as const, ...region, within: null }))
  ];
}

function placesOfDistrict(db: Kysely<TerritoryReading>, districtCode: string) {
  return db
    .selectFrom('planningBody')
    .innerJoin('territoryUnit as unit', 'unit.code', 'planningBody.unitCode')
    .innerJoin('settlementCentre as place', 'place.unitCode', 'unit.code')
    .select([
      ...BODY_COLUMNS,
      'unit.kind as unitKind',
      'unit.inhabitants',
      'place.latitude',
      'place.longitude'
    ])
    .where('unit.districtCode', '=', districtCode)
    .orderBy('planningBody.sortKey')
    .execute();
}

async function districtsOf(
  db: Kysely<TerritoryReading>,
  unitCodes: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  if (unitCodes.length === 0) return new Map();
  const units = await db
    .selectFrom('territoryUnit')
    .select(['code', 'districtCode'])
    .where('code', 'in', [...unitCodes])
    .execute();
  return new Map(units.flatMap(({ code, districtCode }) => (districtCode ? [[code, districtCode]] : [])));
}
