import type { CalendarDay } from '../../shared/calendar-day.ts';
import { distanceKm, type Place } from '../../tenancy/territory-distance.ts';
import { publicStateOn } from '../facts/public-facts.ts';
import { freePlaceOn } from '../free-places.ts';
import type { PublishedService } from '../published-service.ts';
import { isRunning } from '../service.ts';

/** How far from the named municipality people look for a service, in km between settlement centres. */
export const DISTANCES_KM = [10, 20, 50] as const;

/** A service as the search of services sees it on one day (hľadanie služieb): everything it is narrowed by. */
export type SearchedService = Pick<
  PublishedService,
  'id' | 'sortKey' | 'serviceTypeCode' | 'formCodes' | 'targetGroupCodes'
> & {
  languages: readonly string[];
  /** Whether somebody confirmed a free place in the last days (`FREE_PLACE_DAYS`), and the service takes people in. */
  hasFreePlace: boolean;
  /** The middle of its settlement; null where the place is protected, or not known. */
  place: Place | null;
};

/** What is published of a service, as far as the search needs it; of its facts the status, occupancy and access. */
export type ServiceToSearch = Pick<
  PublishedService,
  | 'id'
  | 'sortKey'
  | 'serviceTypeCode'
  | 'formCodes'
  | 'targetGroupCodes'
  | 'unitCode'
  | 'registeredOn'
  | 'erasedOn'
  | 'facts'
> & { latitude: number | null; longitude: number | null };

/** The service as it is found on a day; null where it is planned, closed, or not in the register on that day. */
export function searchedOn(service: ServiceToSearch, day: CalendarDay): SearchedService | null {
  const { status, occupancy, access } = publicStateOn(service.facts, day);
  const is = status?.content.status ?? 'active';
  if (is === 'planned' || is === 'closed' || !isRunning(service, day)) return null;
  const known = occupancy && { isFull: occupancy.content.isFull, confirmedOn: occupancy.confirmedOn };
  const { id, sortKey, serviceTypeCode, formCodes, targetGroupCodes } = service;
  return {
    ...{ id, sortKey, serviceTypeCode, formCodes, targetGroupCodes },
    languages: access?.content.languages ?? [],
    hasFreePlace: is === 'active' && freePlaceOn(known ?? null, day).says === 'free',
    place: placeOf(service)
  };
}

/** A protected place has none, whatever its row says: even a distance would point at it. */
function placeOf({ unitCode, latitude, longitude }: ServiceToSearch): Place | null {
  return unitCode === null || latitude === null || longitude === null ? null : { latitude, longitude };
}

/** A service with its distance from a place; null without a place, and for a service without one. */
export type ServiceAway<Service = SearchedService> = { service: Service; km: number | null };

/** Distances of many services from a place; those of one settlement share one calculation. */
export function awayFrom<Service extends Pick<SearchedService, 'place'>>(
  services: readonly Service[],
  from: Place | null
): ServiceAway<Service>[] {
  if (from === null) return services.map((service) => ({ service, km: null }));
  const known = new Map<Place, number>();
  return services.map((service) => {
    const { place } = service;
    if (place === null) return { service, km: null };
    const km = known.get(place) ?? distanceKm(from, place);
    known.set(place, km);
    return { service, km };
  });
}

type DistanceKm = (typeof DISTANCES_KM)[number];

/** From each distance on. */
const FROM_EACH: readonly (readonly DistanceKm[])[] = DISTANCES_KM.map((_, at) => DISTANCES_KM.slice(at));
const NOWHERE: readonly DistanceKm[] = [];

/** The distances within which a service is: one that is 15 km away is within 20 and within 50 km. */
export function distancesReached(km: number | null): readonly DistanceKm[] {
  if (km === null) return NOWHERE;
  const at = DISTANCES_KM.findIndex((most) => km <= most);
  return (at === -1 ? NOWHERE : FROM_EACH[at]) ?? NOWHERE;
}

/** The nearest first, those without a distance last; equals stay in the order they had. */
export function nearestFirst<Service>(services: readonly ServiceAway<Service>[]): ServiceAway<Service>[] {
  // Many services stand in few settlements: only the distances are sorted, as numbers.
  const byDistance = Map.groupBy(services, ({ km }) => km ?? Infinity);
  return [...Float64Array.from(byDistance.keys()).sort()].flatMap((km) => byDistance.get(km) ?? []);
}
