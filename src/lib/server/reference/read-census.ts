import { type AgeStructure, OLDEST_AGE, sumAgeStructures } from '#lib/domain/population/age-structure.ts';
import { EDUCATION_LEVELS } from '#lib/domain/population/education.ts';
import { readCsv } from './data-folder.ts';
import type { SuppliedUnit } from './read-territory.ts';

/** Whose numbers these are: the country `SK`, a region, a district, or a unit. */
export type Area = { areaKind: 'country' | 'region' | 'district' | 'unit'; areaCode: string };
export type AreaAges = Area & AgeStructure;
export type AreaEducation = Area & { persons: number[] };

const EDUCATION_COLUMNS = [
  'bez_ukonceneho_0_14',
  'zakladne',
  'stredne_bez_maturity',
  'stredne_s_maturitou',
  'vyssie_odborne',
  'vysokoskolske',
  'bez_vzdelania_15_plus',
  'nezistene'
] as const;

/** Census ages of every unit, district, region and of the country; sums count the 2,927 rows of the file once. */
export function readAges(folder: string, units: readonly SuppliedUnit[]): AreaAges[] {
  const ofUnit = new Map(
    readCsv(folder, 'population/census-2021-ages.csv').map((row) => [
      row.kod_obce ?? '',
      { males: years(row, 'm'), females: years(row, 'z') }
    ])
  );
  return byArea(units, ofUnit, sumAgeStructures);
}

/** Census education, likewise; the eight numbers in the order of `EDUCATION_LEVELS`. */
export function readEducation(folder: string, units: readonly SuppliedUnit[]): AreaEducation[] {
  const ofUnit = new Map(
    readCsv(folder, 'population/census-2021-education.csv').map((row) => [
      row.kod_obce ?? '',
      { persons: EDUCATION_COLUMNS.map((column) => Number(row[column])) }
    ])
  );
  return byArea(units, ofUnit, (parts) => ({
    persons: EDUCATION_LEVELS.map((_, at) => parts.reduce((sum, part) => sum + (part.persons[at] ?? 0), 0))
  }));
}

function years(row: Readonly<Record<string, string>>, sex: 'm' | 'z'): number[] {
  return Array.from({ length: OLDEST_AGE + 1 }, (_, age) =>
    Number(row[`${sex}${age === OLDEST_AGE ? '100+' : age}`])
  );
}

function byArea<T extends object>(
  units: readonly SuppliedUnit[],
  ofUnit: ReadonlyMap<string, T>,
  sum: (parts: T[]) => T
): (Area & T)[] {
  const partsOf = new Map<string, { area: Area; parts: T[] }>();
  const add = (areaKind: Area['areaKind'], areaCode: string | null, part: T) => {
    if (areaCode === null) return;
    const found = partsOf.get(areaCode) ?? { area: { areaKind, areaCode }, parts: [] };
    found.parts.push(part);
    partsOf.set(areaCode, found);
  };
  for (const unit of units) {
    const part = ofUnit.get(unit.code);
    // A whole city has no row of its own: it is the sum of its districts.
    if (!part) continue;
    add('unit', unit.code, part);
    add('unit', unit.cityCode, part);
    add('district', unit.districtCode, part);
    add('region', unit.regionCode, part);
    add('country', 'SK', part);
  }
  return [...partsOf.values()].map(({ area, parts }) => ({ ...area, ...sum(parts) }));
}
