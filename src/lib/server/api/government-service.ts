import type { CountryService } from '#lib/domain/directory/country-service.ts';
import { weekdaysOf } from '#lib/domain/directory/facts/opening-hours.ts';
import {
  type PublicFact,
  type PublicState,
  publicStateOn
} from '#lib/domain/directory/facts/public-facts.ts';
import { addDays, type CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { filled, type HsdsObject, mailAddress, webAddress } from './hsds/object.ts';

/** What a page of a service knows besides the service: its address, the day, and names of codes. */
export type ServicePage = {
  url: string;
  day: CalendarDay;
  kind(code: string): string;
  group(code: string): string;
  /** *okres Žilina* of *Žilina* */
  districtName(name: string): string;
  /** Of the place, by its name. */
  district: string | null;
};

/** A service in the vocabulary of schema.org, for who reads pages by machine; the same facts that people read there. */
export function governmentService(service: CountryService, page: ServicePage): HsdsObject {
  const state = publicStateOn(service.facts as readonly PublicFact[], page.day);
  return filled({
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': page.url,
    url: page.url,
    name: service.name,
    serviceType: page.kind(service.serviceTypeCode),
    identifier: service.registerNumber,
    provider: provider(service),
    areaServed: areasServed(state, page).map((name) => ({ '@type': 'AdministrativeArea', name })),
    audience: service.targetGroupCodes.map((code) => ({
      '@type': 'Audience',
      audienceType: page.group(code)
    })),
    availableChannel: channel(service, state),
    hoursAvailable: hours(state)
  });
}

/** Whose residents are served; where nobody said it, the district of the place. */
function areasServed({ catchment }: PublicState, { districtName, district }: ServicePage): string[] {
  const areas = catchment?.content.areas ?? [];
  if (areas.length > 0)
    return areas.map(({ level, name }) => (level === 'district' ? districtName(name) : name));
  return district === null ? [] : [districtName(district)];
}

function provider({ provider: { name, kind, ico, website } }: CountryService): HsdsObject {
  return filled({
    '@type': kind === 'non-public' ? 'Organization' : 'GovernmentOrganization',
    name,
    url: webAddress(website),
    identifier: ico && { '@type': 'PropertyValue', propertyID: 'IČO', value: ico }
  });
}

/** How one reaches the service; the place of a protected one is no part of it. */
function channel(
  { unitCode, address, place }: CountryService,
  { contact, access }: PublicState
): HsdsObject | null {
  const { phone = '', email = '', website = '' } = contact?.content ?? {};
  const reached = filled({ '@type': 'ContactPoint', telephone: phone, email: mailAddress(email) });
  const postal = filled({
    ...{ '@type': 'PostalAddress', streetAddress: address, addressLocality: place.unitName },
    ...{ addressRegion: place.regionName, addressCountry: 'SK' }
  });
  const written = filled({
    servicePhone: phone || email ? reached : null,
    serviceUrl: webAddress(website),
    serviceLocation: unitCode === null ? null : { '@type': 'Place', address: postal },
    availableLanguage: (access?.content.languages ?? []).map((code) => ({
      ...{ '@type': 'Language', alternateName: code }
    }))
  });
  return Object.keys(written).length === 0 ? null : { '@type': 'ServiceChannel', ...written };
}

const DAYS = {
  ...{ MO: 'Monday', TU: 'Tuesday', WE: 'Wednesday', TH: 'Thursday' },
  ...{ FR: 'Friday', SA: 'Saturday', SU: 'Sunday' }
} as const;

/** Each row of opening times for each of its days; a day open to its end closes at 23:59 there. */
function hours({ opening }: PublicState): HsdsObject[] {
  return (opening?.content.hours ?? []).flatMap(({ days, opens, closes }) =>
    weekdaysOf(days).map((weekday) =>
      filled({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: `https://schema.org/${DAYS[weekday]}`,
        ...{ opens, closes: closes === '24:00' ? '23:59' : closes, validFrom: opening?.validFrom },
        // The standard counts the last day in.
        validThrough: opening?.validTo && addDays(opening.validTo, -1)
      })
    )
  );
}

/** JSON that can stand in a page: nothing in it ends the block it stands in. */
export function jsonForPage(value: HsdsObject): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
