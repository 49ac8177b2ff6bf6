import { slugOf } from '#lib/domain/tenancy/slug.ts';
import type { District, Region, TerritoryUnit, TerritoryUnitKind } from '#lib/domain/tenancy/territory.ts';
import { readCsv } from './data-folder.ts';

export type SuppliedUnit = TerritoryUnit & { postalCode: string | null; inhabitants: number };

/** The territory of Slovakia: 8 regions, 79 districts, 2,929 units with cities before their districts. */
export type Territory = {
  regions: Region[];
  districts: (District & { slug: string })[];
  units: SuppliedUnit[];
};

type UnitRow = Record<
  'kod_obce' | 'nazov' | 'status' | 'okres_lau1' | 'okres' | 'kraj_nuts3' | 'kraj' | 'psc' | 'obyv_sodb2021',
  string
>;
type CityRow = Record<'kod_mesta' | 'nazov' | 'kraj_nuts3' | 'obyv_sodb2021' | 'kody_casti', string>;

const KINDS: Readonly<Record<string, TerritoryUnitKind>> = {
  obec: 'village',
  mesto: 'town',
  'mestská časť': 'city-district',
  'vojenský obvod': 'military-district'
};

/** Reads the territory from `data/territory`. */
export function readTerritory(folder: string): Territory {
  const rows: UnitRow[] = readCsv(folder, 'territory/units.csv');
  const cities: CityRow[] = readCsv(folder, 'territory/cities-with-districts.csv');
  const cityOf = new Map(
    cities.flatMap((city) => city.kody_casti.split(' ').map((part) => [part, city.kod_mesta] as const))
  );
  return {
    regions: [
      ...new Map(rows.map((row) => [row.kraj_nuts3, { code: row.kraj_nuts3, name: row.kraj }])).values()
    ],
    districts: [...new Map(rows.map((row) => [row.okres_lau1, districtOf(row)])).values()],
    units: [...cities.map(wholeCity), ...rows.map((row) => unitOf(row, cityOf))]
  };
}

function districtOf(row: UnitRow): District & { slug: string } {
  return { code: row.okres_lau1, name: row.okres, slug: slugOf(row.okres), regionCode: row.kraj_nuts3 };
}

function unitOf(row: UnitRow, cityOf: ReadonlyMap<string, string>): SuppliedUnit {
  const kind = KINDS[row.status];
  if (!kind) throw new Error(`units.csv: ${row.kod_obce} has the unknown status ${row.status}.`);
  return {
    code: row.kod_obce,
    kind,
    name: row.nazov,
    cityCode: cityOf.get(row.kod_obce) ?? null,
    districtCode: row.okres_lau1,
    regionCode: row.kraj_nuts3,
    postalCode: row.psc || null,
    inhabitants: Number(row.obyv_sodb2021)
  };
}

function wholeCity(city: CityRow): SuppliedUnit {
  return {
    code: city.kod_mesta,
    kind: 'whole-city',
    name: city.nazov,
    cityCode: null,
    districtCode: null,
    regionCode: city.kraj_nuts3,
    postalCode: null,
    inhabitants: Number(city.obyv_sodb2021)
  };
}
