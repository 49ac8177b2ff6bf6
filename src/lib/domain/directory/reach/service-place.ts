import type { CalendarDay } from '../../shared/calendar-day.ts';
import { distanceKm, type Place } from '../../tenancy/territory-distance.ts';
import { type AreaCodes, isServed, type ServedArea } from '../facts/catchment.ts';
import { publicStateOn } from '../facts/public-facts.ts';
import type { PublishedService } from '../published-service.ts';
import { decayWeight } from './distance-decay.ts';

/** Settlement centres by the code of their unit, and of districts by theirs. */
export type Centres = ReadonlyMap<string, Place>;

/** Where a service enters distances. A protected one (kpss 10-49) stands at the centre of its district, wherever it is. */
export type ServicePlace = Place & { code: string; isDistrict: boolean };

/** Null where nothing is known of its place. */
export function servicePlace(
  { unitCode, districtCode }: Pick<PublishedService, 'unitCode' | 'districtCode'>,
  centres: Centres
): ServicePlace | null {
  const code = unitCode ?? districtCode;
  const centre = code === null ? undefined : centres.get(code);
  return code === null || !centre ? null : { ...centre, code, isDistrict: unitCode === null };
}

/** The middle of the settlements of a district: a point that says nothing of where in it a place is. */
export function middleOf(places: readonly Place[]): Place | null {
  if (places.length === 0) return null;
  const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  return {
    latitude: mean(places.map(({ latitude }) => latitude)),
    longitude: mean(places.map(({ longitude }) => longitude))
  };
}

/** Whom a service serves on a day, where somebody said it. */
export function catchmentOn(
  { facts }: Pick<PublishedService, 'facts'>,
  day: CalendarDay
): readonly ServedArea[] {
  return publicStateOn(facts, day).catchment?.content.areas ?? [];
}

/**
 * How much of a service people of a municipality have, 0 to 1. Where its catchment is stated, they have all of it or
 * nothing; elsewhere it falls with the distance.
 */
export function weightAt(
  { place, areas }: { place: Place; areas: readonly ServedArea[] },
  point: AreaCodes & Place,
  reachKm: number
): number {
  if (areas.length > 0) return isServed(areas, point) ? 1 : 0;
  return decayWeight(distanceKm(place, point), reachKm);
}
