import type { PlanningBodyKind } from './planning-body.ts';
import type { TerritoryUnitKind } from './territory.ts';

/**
 * What a body's offices are called after: who signs (starosta obce, primátor mesta, starosta mestskej časti, predseda
 * samosprávneho kraja) and which council decides (act 369/1990 §§ 10–13 and 24, act 302/2001 § 8, acts 377/1990 and
 * 401/1990 on Bratislava and Košice). `municipality` is an obec or a mesto of which nobody knows which it is.
 */
export const OFFICE_KINDS = [
  'village',
  'town',
  'whole-city',
  'city-district',
  'region',
  'union',
  'municipality'
] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** The kind of a body's offices, from what it is and from its territory; null where the territory is not known. */
export function officeKindOf(kind: PlanningBodyKind, unitKind: TerritoryUnitKind | null): OfficeKind {
  if (kind === 'city') return 'whole-city';
  if (kind !== 'municipality') return kind;
  return unitKind === 'village' || unitKind === 'town' ? unitKind : 'municipality';
}
