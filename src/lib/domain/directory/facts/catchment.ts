import type { AreaLevel } from '../../tenancy/area-names.ts';
import type { PublicFact } from './public-facts.ts';

/**
 * One piece of a catchment (spádová oblasť). `code` is of a territory unit, a district (`SK0234`) or a region (`SK023`);
 * `name` is what it was called when somebody said so: *Lipovec, okres Martin*.
 */
export type ServedArea = { level: AreaLevel; code: string; name: string };

/** Where a municipality lies, by codes. */
export type AreaCodes = {
  code: string;
  cityCode: string | null;
  districtCode: string | null;
  regionCode: string;
};

/** Whether a catchment reaches a municipality; a city district is reached through its city too. */
export function isServed(areas: readonly ServedArea[], unit: AreaCodes): boolean {
  const codes = new Set([unit.code, unit.cityCode, unit.districtCode, unit.regionCode]);
  return areas.some(({ code }) => codes.has(code));
}

/** Every code that a service ever named in its catchment, to find it by; which of them hold on a day the facts say. */
export function servedCodes(facts: readonly PublicFact[]): string[] {
  const codes = facts.flatMap((fact) =>
    fact.kind === 'catchment' ? fact.content.areas.map(({ code }) => code) : []
  );
  return [...new Set(codes)].toSorted();
}
