import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { distanceKm, type Place } from '#lib/domain/tenancy/territory-distance.ts';
import type { Area, Centre, CountryFilter } from '../../db/country-directory.ts';
import type { HsdsAsked, HsdsRefusal } from './asked.ts';

/**
 * What a question for a place asks of services: with a distance that they stand so near, without one that they serve
 * who lives under the postal code.
 */
export function nearby(
  { postcode, place, proximity }: HsdsAsked,
  centres: readonly Centre[],
  day: CalendarDay
): Pick<CountryFilter, 'within' | 'serving'> | HsdsRefusal {
  const here = centres.filter(({ postalCode }) => postcode !== undefined && postalCode === postcode);
  const from = place ?? middleOf(here);
  if (!from) return { reason: 'unknown-postcode', parameter: 'postcode' };
  if (proximity !== undefined)
    return { within: areaOf(centres.filter((centre) => distanceKm(from, centre) * 1_000 <= proximity)) };
  const area = areaOf(here);
  const cities = here.flatMap(({ cityCode }) => cityCode ?? []);
  const regions = [...new Set(here.map(({ regionCode }) => regionCode))];
  return { serving: { ...area, units: [...area.units, ...new Set(cities)], regions, day } };
}

function areaOf(centres: readonly Centre[]): Area {
  return {
    units: centres.map(({ unitCode }) => unitCode),
    districts: [...new Set(centres.flatMap(({ districtCode }) => districtCode ?? []))]
  };
}

/** The middle of places that lie close to each other. */
function middleOf(places: readonly Place[]): Place | null {
  if (places.length === 0) return null;
  const sum = places.reduce(
    (total, { latitude, longitude }) => ({
      latitude: total.latitude + latitude,
      longitude: total.longitude + longitude
    }),
    { latitude: 0, longitude: 0 }
  );
  return { latitude: sum.latitude / places.length, longitude: sum.longitude / places.length };
}
