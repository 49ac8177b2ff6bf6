import type { CountryService } from '#lib/domain/directory/country-service.ts';
import type { PublicState } from '#lib/domain/directory/facts/public-facts.ts';
import { filled, type HsdsObject, idOf } from './object.ts';
import type { HsdsSaying } from './saying.ts';

export function locationId(serviceId: string): string {
  return idOf(serviceId, 'location');
}

/**
 * The place of a service as lists show it. Nothing but the district is said of a protected one (kpss 10-49); of the
 * others the middle of the settlement, which is said too.
 */
export function listedLocation(service: CountryService, { t }: Pick<HsdsSaying, 't'>): HsdsObject {
  const { id, unitCode, districtCode, place } = service;
  const isKnown = unitCode !== null;
  const district = place.districtName && t('hsds.location.district', { name: place.districtName });
  return filled({
    id: locationId(id),
    location_type: 'physical',
    organization_id: service.provider.id,
    name: isKnown ? place.unitName : district,
    description: isKnown
      ? place.centre
        ? t('hsds.location.centre')
        : null
      : t('hsds.location.districtOnly'),
    latitude: isKnown ? place.centre?.latitude : null,
    longitude: isKnown ? place.centre?.longitude : null,
    external_identifier: isKnown ? unitCode : districtCode,
    external_identifier_type: isKnown
      ? t('hsds.location.unitCode')
      : districtCode && t('hsds.location.districtCode')
  });
}

const POSTAL_CODE = /\b(\d{3}) ?(\d{2})\b/;

/** The place whole, with its address where it may be told and how one gets in. */
export function location(
  service: CountryService,
  { access }: Pick<PublicState, 'access'>,
  words: HsdsSaying
): HsdsObject {
  const id = locationId(service.id);
  return filled({
    ...listedLocation(service, words),
    addresses:
      service.unitCode === null || service.address === null ? [] : [address(service, service.address)],
    accessibility: access
      ? [
          filled({
            ...{ id: idOf(service.id, 'accessibility'), location_id: id },
            description: words.t(`fact.access.word.${access.content.entrance}`),
            details: access.content.note
          })
        ]
      : []
  });
}

/** The standard wants every line of an address: what we do not know is an empty text there. */
function address({ id, place }: CountryService, street: string): HsdsObject {
  const [, first, second] = POSTAL_CODE.exec(street) ?? [];
  return {
    id: idOf(id, 'address'),
    location_id: locationId(id),
    address_1: street,
    city: place.unitName ?? '',
    ...(place.districtName ? { region: place.districtName } : {}),
    state_province: place.regionName ?? '',
    postal_code: first && second ? first + second : (place.postalCode ?? ''),
    country: 'SK',
    address_type: 'physical'
  };
}
