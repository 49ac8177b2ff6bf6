import type { ServedArea } from '../facts/catchment.ts';

/**
 * What a service is to somebody in a municipality: one that says it serves her, one that may because nothing speaks
 * against it, one whose catchment leaves her out, or one that is too far to be of use without moving away.
 */
export type Standing = 'serves' | 'may-serve' | 'elsewhere' | 'far';

/** How far a service is still told of as help, in km between settlement centres: our own choice, in no law. */
export const REASONABLE_KM = { visited: 50, residential: 120 } as const;

/** A residential service is moved to once; to any other somebody travels, or it travels, again and again. */
export function reasonableKm(formCodes: readonly string[]): number {
  return formCodes.some((code) => code.startsWith('pobytova'))
    ? REASONABLE_KM.residential
    : REASONABLE_KM.visited;
}

/**
 * @param service.km null where the distance is not known: that alone makes nothing far
 * @param service.areas its catchment of the day; empty where nobody said whom it serves
 * @param here codes of the municipality, its city, district and region
 */
export function standingOf(
  service: { isOwn: boolean; km: number | null; formCodes: readonly string[]; areas: readonly ServedArea[] },
  here: ReadonlySet<string>
): Standing {
  const { isOwn, km, formCodes, areas } = service;
  if (areas.some(({ code }) => here.has(code))) return 'serves';
  if (areas.length > 0) return 'elsewhere';
  return !isOwn && km !== null && km > reasonableKm(formCodes) ? 'far' : 'may-serve';
}
