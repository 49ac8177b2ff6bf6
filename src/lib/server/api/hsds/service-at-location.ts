import type { CountryService } from '#lib/domain/directory/country-service.ts';
import {
  type PublicFact,
  type PublicState,
  publicStateOn
} from '#lib/domain/directory/facts/public-facts.ts';
import { listedLocation, location, locationId } from './location.ts';
import { filled, type HsdsObject, idOf } from './object.ts';
import type { HsdsSaying } from './saying.ts';

/** A service has one place, so the pair of both bears the id of the service. */
function pair(service: CountryService): HsdsObject {
  return { id: service.id, service_id: service.id, location_id: locationId(service.id) };
}

/** The pair as it stands in its service. */
export function serviceAtLocationInService(
  service: CountryService,
  state: PublicState,
  words: HsdsSaying
): HsdsObject {
  return { ...pair(service), location: location(service, state, words) };
}

/** A service at its place as lists show it. */
export function listedServiceAtLocation(
  service: CountryService,
  listed: HsdsObject,
  words: HsdsSaying
): HsdsObject {
  return { ...pair(service), location: listedLocation(service, words), service: listed };
}

/** The same with everything that is known. */
export function fullServiceAtLocation(
  service: CountryService,
  nested: HsdsObject,
  words: HsdsSaying
): HsdsObject {
  const state = publicStateOn(service.facts as readonly PublicFact[], words.day);
  return { ...serviceAtLocationInService(service, state, words), service: nested };
}

/** Whose residents are served, as somebody said it; else the district of the place, which is all that is known. */
export function serviceAreas(
  service: CountryService,
  { catchment }: PublicState,
  { t }: Pick<HsdsSaying, 't'>
): HsdsObject[] {
  const { districtCode, place } = service;
  if (catchment && catchment.content.areas.length > 0) {
    return catchment.content.areas.map(({ level, code, name }) =>
      filled({
        ...{ id: idOf(service.id, 'service_area', code), service_id: service.id },
        name: level === 'district' ? t('hsds.location.district', { name }) : name,
        description: catchment.content.note
      })
    );
  }
  if (districtCode === null || !place.districtName) return [];
  return [
    filled({
      id: idOf(service.id, 'service_area'),
      service_id: service.id,
      name: t('hsds.location.district', { name: place.districtName }),
      description: t('hsds.location.area')
    })
  ];
}
