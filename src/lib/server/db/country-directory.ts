import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CountryService, ServicePlace } from '#lib/domain/directory/country-service.ts';
import type { PublishedProvider } from '#lib/domain/directory/published-service.ts';
import type { PublicDb } from './db.ts';
import { fixedStatement } from './fixed-statement.ts';
import type { PublicSchema } from './schema.ts';

/** Pieces of the territory by their codes. */
export type Area = { units: readonly string[]; districts: readonly string[] };

/** Which of the three catalogues a code is of. */
export type CatalogueKind = 'kind' | 'form' | 'group';

/** One word of a question: how it begins without diacritics, and the codes whose names hold it. */
export type SoughtWord = { stem: string; kinds: readonly string[]; groups: readonly string[] };

/** What a list of the whole country asks for; everything given holds at once. */
export type CountryFilter = {
  codes?: readonly { of: CatalogueKind; code: string }[];
  /** Services that name anything of these catalogues. */
  catalogues?: readonly CatalogueKind[];
  providerId?: string | undefined;
  modifiedAfter?: Date | undefined;
  /** Every word is in the service, or the whole question names its kind. */
  sought?: { words: readonly SoughtWord[]; kinds: readonly string[] } | undefined;
  /** Units, and for protected places the districts, in which it must stand. */
  within?: Area | undefined;
  /** Where people live whom it must serve: its catchment on the day reaches them, or it has none and stands there. */
  serving?: (Area & { regions: readonly string[]; day: string }) | undefined;
};

/** An organisation as the directory knows it, by one of its services. */
export type CountryProvider = { provider: PublishedProvider; modifiedAt: Date; isOfRegister: boolean };

/** What answers made from the directory depend on. */
export type DirectoryState = { revision: number; referenceLoadedAt: Date | null; hasRegister: boolean };

const STATE = fixedStatement<DirectoryState>(
  () => sql`
    select revision, (select max(loaded_at) from reference_set) as reference_loaded_at,
      exists (select from published_service where body_id is null) as has_register
    from published_directory`
);

const NOTHING = '00000000-0000-0000-0000-000000000000';

/**
 * The directory of the whole country as anybody reads it: plain selects, in the order of ids. Kept open, it keeps the
 * names of the territory too, which change only when the program starts.
 */
export function countryDirectory(db: PublicDb | Kysely<PublicSchema>) {
  const reading = db as Kysely<PublicSchema>;
  let known: Promise<Places> | null = null;
  const places = () => {
    known ??= readPlaces(reading).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
  const services = async (condition: RawBuilder<unknown>, rest: RawBuilder<unknown>) => {
    const query = sql<Row>`
      select ${COLUMNS} from published_service s where ${condition} order by s.id ${rest}`;
    const [{ rows }, { placeOf }] = await Promise.all([query.execute(reading), places()]);
    return rows.map((row): CountryService => ({ ...row, place: placeOf(row) }));
  };
  return {
    state: async (): Promise<DirectoryState> => {
      const [state] = (await reading.executeQuery(STATE(reading, {}))).rows;
      if (!state) throw new Error('The public directory has lost its count of changes.');
      return state;
    },

    count: async (filter: CountryFilter): Promise<number> => {
      const counted = sql<{ n: number }>`select count(*) as n from published_service s where ${held(filter)}`;
      return (await counted.execute(reading)).rows[0]?.n ?? 0;
    },

    page: (filter: CountryFilter, size: number, page: number): Promise<CountryService[]> =>
      services(held(filter), sql`limit ${size} offset ${(page - 1) * size}`),

    /** The next ones after an id, to walk over all of them in short statements. */
    after: (filter: CountryFilter, id: string | null, count: number): Promise<CountryService[]> =>
      services(sql`s.id > ${id ?? NOTHING} and ${held(filter)}`, sql`limit ${count}`),

    find: async (id: string): Promise<CountryService | undefined> => {
      const [row] = (await reading.executeQuery(ONE(reading, { id }))).rows;
      return row && { ...row, place: (await places()).placeOf(row) };
    },

    ofProviders: (ids: readonly string[]): Promise<CountryService[]> =>
      services(sql`s.provider ->> 'id' = any (${[...ids]})`, sql``),

    countProviders: async (filter: CountryFilter): Promise<number> => {
      const counted = sql<{ n: number }>`
        select count(distinct s.provider ->> 'id') as n from published_service s where ${held(filter)}`;
      return (await counted.execute(reading)).rows[0]?.n ?? 0;
    },

    providerPage: (filter: CountryFilter, size: number, page: number): Promise<CountryProvider[]> =>
      providers(reading, held(filter), sql`limit ${size} offset ${(page - 1) * size}`),

    providersAfter: (filter: CountryFilter, id: string | null, count: number): Promise<CountryProvider[]> =>
      providers(reading, sql`s.provider ->> 'id' > ${id ?? ''} and ${held(filter)}`, sql`limit ${count}`),

    findProvider: async (id: string): Promise<CountryProvider | undefined> =>
      (await providers(reading, sql`s.provider ->> 'id' = ${id}`, sql``))[0],

    /** Units with their districts, postal codes and centres, to find what is near a place. */
    centres: async (): Promise<readonly Centre[]> => (await places()).centres
  };
}

type Row = Omit<CountryService, 'place'>;

const COLUMNS = sql`
  s.id, s.name, s.sort_key, s.provider, s.service_type_code, s.form_codes, s.target_group_codes, s.register_number,
  s.unit_code, s.district_code, s.address, s.registered_on, s.erased_on, s.capacities, s.facts, s.stale_after_days,
  s.modified_at, s.body_id is null as is_of_register,
  s.body_id is not null and exists (
    select from published_plan p where p.body_id = s.body_id and p.demonstration) as is_invented`;

const ONE = fixedStatement<Row>(
  (value) => sql`select ${COLUMNS} from published_service s where s.id = ${value('id')}`
);

/** A unit with what it lies in and the middle of its settlement. */
export type Centre = {
  unitCode: string;
  cityCode: string | null;
  districtCode: string | null;
  regionCode: string;
  postalCode: string | null;
  latitude: number;
  longitude: number;
};

type Places = { centres: Centre[]; placeOf(row: Pick<Row, 'unitCode' | 'districtCode'>): ServicePlace };

async function readPlaces(reading: Kysely<PublicSchema>): Promise<Places> {
  const units = await reading
    .selectFrom('territoryUnit as unit')
    .innerJoin('territoryRegion as region', 'region.code', 'unit.regionCode')
    .leftJoin('territoryDistrict as district', 'district.code', 'unit.districtCode')
    .leftJoin('settlementCentre as centre', 'centre.unitCode', 'unit.code')
    .select([
      'unit.code',
      'unit.name',
      'unit.cityCode',
      'unit.districtCode',
      'unit.regionCode',
      'unit.postalCode'
    ])
    .select(['district.name as districtName', 'region.name as regionName', 'latitude', 'longitude'])
    .execute();
  const districts = await reading
    .selectFrom('territoryDistrict as district')
    .innerJoin('territoryRegion as region', 'region.code', 'district.regionCode')
    .select(['district.code', 'district.name as districtName', 'region.name as regionName'])
    .execute();
  const nowhere = { unitName: null, postalCode: null, districtName: null, regionName: null, centre: null };
  const ofUnit = new Map(
    units.map(({ code, name, postalCode, districtName, regionName, latitude, longitude }) => {
      const centre = latitude === null || longitude === null ? null : { latitude, longitude };
      return [code, { unitName: name, postalCode, districtName, regionName, centre }];
    })
  );
  const ofDistrict = new Map(districts.map(({ code, ...names }) => [code, { ...nowhere, ...names }]));
  return {
    centres: units.flatMap(({ code, latitude, longitude, ...unit }) =>
      latitude === null || longitude === null ? [] : [{ ...unit, unitCode: code, latitude, longitude }]
    ),
    placeOf: ({ unitCode, districtCode }) =>
      ofUnit.get(unitCode ?? '') ?? ofDistrict.get(districtCode ?? '') ?? nowhere
  };
}

async function providers(
  reading: Kysely<PublicSchema>,
  condition: RawBuilder<unknown>,
  rest: RawBuilder<unknown>
): Promise<CountryProvider[]> {
  // The row that a body keeps speaks for the organisation, else the youngest one.
  const query = sql<CountryProvider>`
    select distinct on (s.provider ->> 'id') s.provider, s.modified_at, s.body_id is null as is_of_register
    from published_service s where ${condition}
    order by s.provider ->> 'id', s.body_id is null, s.modified_at desc, s.id ${rest}`;
  return (await query.execute(reading)).rows;
}

const SORTED_BY = { kind: 'service_type_code', form: 'form_codes', group: 'target_group_codes' } as const;

/** The filter as one condition on `published_service s`. */
function held(filter: CountryFilter): RawBuilder<unknown> {
  const { codes = [], catalogues = [], providerId, modifiedAfter, sought, within, serving } = filter;
  const conditions = [
    ...codes.map(({ of, code }) =>
      of === 'kind' ? sql`s.service_type_code = ${code}` : sql`${code} = any (s.${sql.ref(SORTED_BY[of])})`
    ),
    ...catalogues.map((of) =>
      of === 'kind' ? sql`true` : sql`cardinality(s.${sql.ref(SORTED_BY[of])}) > 0`
    ),
    ...(providerId === undefined ? [] : [sql`s.provider ->> 'id' = ${providerId}`]),
    ...(modifiedAfter === undefined ? [] : [sql`s.modified_at >= ${modifiedAfter}`]),
    ...(sought === undefined ? [] : [foundBy(sought)]),
    ...(within === undefined ? [] : [standsIn(within)]),
    ...(serving === undefined ? [] : [serves(serving)])
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

function standsIn({ units, districts }: Area): RawBuilder<unknown> {
  return sql`(s.unit_code = any (${[...units]})
    or s.unit_code is null and s.district_code = any (${[...districts]}))`;
}

function serves({ day, regions, ...area }: NonNullable<CountryFilter['serving']>): RawBuilder<unknown> {
  const codes = [...area.units, ...area.districts, ...regions];
  return sql`(s.served_codes = '{}' and ${standsIn(area)} or s.served_codes && ${codes}::text[] and exists (
    select from jsonb_array_elements(s.facts) fact, jsonb_array_elements(fact -> 'content' -> 'areas') area
    where fact ->> 'kind' = 'catchment' and fact ->> 'validFrom' <= ${day}
      and coalesce(fact ->> 'validTo', '9999') > ${day} and area ->> 'code' = any (${codes})))`;
}

/** Names without case and diacritics, as `fold` writes the words of a question. */
const NAMES = sql`translate(lower(s.name || ' ' || coalesce(s.provider ->> 'name', '') || ' ' ||
  coalesce((select u.name from territory_unit u where u.code = s.unit_code), '')),
  'áäčďéěíĺľňóôöőŕřšťúůüűýž', 'aacdeeillnoooorrstuuuuyz')`;

function foundBy({ words, kinds }: NonNullable<CountryFilter['sought']>): RawBuilder<unknown> {
  const each = words.map(
    ({ stem, kinds: named, groups }) => sql`(${NAMES} like ${`%${stem}%`}
      or s.service_type_code = any (${[...named]}) or s.target_group_codes && ${[...groups]}::text[])`
  );
  const all = each.length === 0 ? sql`false` : sql.join(each, sql` and `);
  return sql`(s.service_type_code = any (${[...kinds]}) or (${all}))`;
}
