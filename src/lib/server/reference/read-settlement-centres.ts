import { readCsv } from './data-folder.ts';
import type { SuppliedUnit } from './read-territory.ts';

export type SettlementCentre = {
  unitCode: string;
  latitude: number;
  longitude: number;
  method: 'name-and-district' | 'name-nearby' | 'centroid' | 'weighted-districts';
};

type CentreRow = Record<'kod_obce' | 'lat_stred' | 'lon_stred' | 'sposob', string>;

const METHODS: Readonly<Record<string, SettlementCentre['method']>> = {
  osm_nazov_okres: 'name-and-district',
  osm_nazov_blizkost: 'name-nearby',
  taznisko: 'centroid'
};

/**
 * Where people of each unit live, in degrees of WGS 84. A whole city stands at the mean of its districts
 * weighted by inhabitants; one military district has no known place.
 */
export function readSettlementCentres(folder: string, units: readonly SuppliedUnit[]): SettlementCentre[] {
  const rows: CentreRow[] = readCsv(folder, 'territory/settlement-centres-osm.csv');
  const centres = rows.flatMap((row) => {
    const method = METHODS[row.sposob];
    if (!method) return [];
    return [
      { unitCode: row.kod_obce, latitude: Number(row.lat_stred), longitude: Number(row.lon_stred), method }
    ];
  });
  const cities = units.filter((unit) => unit.kind === 'whole-city');
  return [...centres, ...cities.map((city) => meanOfDistricts(city.code, units, centres))];
}

function meanOfDistricts(
  cityCode: string,
  units: readonly SuppliedUnit[],
  centres: readonly SettlementCentre[]
): SettlementCentre {
  const weights = new Map(
    units.filter((unit) => unit.cityCode === cityCode).map((unit) => [unit.code, unit.inhabitants])
  );
  let [latitude, longitude, inhabitants] = [0, 0, 0];
  for (const centre of centres) {
    const weight = weights.get(centre.unitCode) ?? 0;
    latitude += weight * centre.latitude;
    longitude += weight * centre.longitude;
    inhabitants += weight;
  }
  return {
    unitCode: cityCode,
    latitude: latitude / inhabitants,
    longitude: longitude / inhabitants,
    method: 'weighted-districts'
  };
}
