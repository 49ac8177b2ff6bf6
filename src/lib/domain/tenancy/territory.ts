import type { PlanningBodyKind } from './planning-body.ts';

export const TERRITORY_UNIT_KINDS = [
  'village',
  'town',
  'city-district',
  'whole-city',
  'military-district'
] as const;

/**
 * What a unit of territory is: obec, mesto, mestská časť of Bratislava or Košice, one of these two
 * as a whole city, or vojenský obvod, which has people and borders but makes no plan.
 */
export type TerritoryUnitKind = (typeof TERRITORY_UNIT_KINDS)[number];

/** One of the 2,929 units of Slovakia (territorial unit, územná jednotka). */
export type TerritoryUnit = {
  /** Code of the municipality by ŠÚ SR (kód obce), six digits. */
  code: string;
  kind: TerritoryUnitKind;
  name: string;
  /** The whole city a city district belongs to; null for all others. */
  cityCode: string | null;
  /** District (okres, LAU 1 as `SK0234`); null for the two whole cities, which lie in several. */
  districtCode: string | null;
  /** Region (kraj, NUTS 3 as `SK023`). */
  regionCode: string;
};

export type District = { code: string; name: string; regionCode: string };
export type Region = { code: string; name: string };

/** Where a unit belongs one step up: the city of a city district, the district of a municipality, the region of a whole city. */
export function parentOf(unit: TerritoryUnit): { level: 'unit' | 'district' | 'region'; code: string } {
  if (unit.cityCode !== null) return { level: 'unit', code: unit.cityCode };
  if (unit.districtCode !== null) return { level: 'district', code: unit.districtCode };
  return { level: 'region', code: unit.regionCode };
}

const BODY_KINDS = {
  village: 'municipality',
  town: 'municipality',
  'city-district': 'city-district',
  'whole-city': 'city',
  'military-district': null
} satisfies Record<TerritoryUnitKind, PlanningBodyKind | null>;

/** The kind of planning body a unit makes (act 448/2008 § 80), or null where it is territory only. */
export function planningBodyKindOf(kind: TerritoryUnitKind): PlanningBodyKind | null {
  return BODY_KINDS[kind];
}

/**
 * Whether the people of this unit count in a total of the country, a region or a district.
 * The two whole cities do not: their districts already do.
 */
export function countsInTotals(kind: TerritoryUnitKind): boolean {
  return kind !== 'whole-city';
}
