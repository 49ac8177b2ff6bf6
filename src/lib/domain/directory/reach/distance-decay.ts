/** How far, in km, a service counts as near unless a reader asks for another distance. */
export const DEFAULT_REACH_KM = 20;
export const LARGEST_REACH_KM = 100;

/**
 * Distance decay: the farther, the less a place is worth. Three rings of one third of the distance each, with the weights
 * of Luo and Qi, *An enhanced two-step floating catchment area method*, Health & Place 15 (2009) 1100–1107.
 */
export const RINGS = [
  { share: 1 / 3, weight: 1 },
  { share: 2 / 3, weight: 0.68 },
  { share: 1, weight: 0.22 }
] as const;

/** How much of a service somebody so far away has, 0 to 1; 0 beyond the distance. */
export function decayWeight(km: number, reachKm: number): number {
  return RINGS.find(({ share }) => km <= share * reachKm)?.weight ?? 0;
}

/** The distance that an address asks for (`?km=30`), in whole km from 1; the usual one where it asks for nothing sensible. */
export function readReachKm(asked: string | null): number {
  const km = asked !== null && /^\d{1,3}$/.test(asked) ? Number(asked) : 0;
  return km >= 1 && km <= LARGEST_REACH_KM ? km : DEFAULT_REACH_KM;
}
