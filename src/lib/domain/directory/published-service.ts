import type { CalendarDay } from '../shared/calendar-day.ts';
import { slovakSortKey } from '../shared/sort-key.ts';
import type { CapacityRecord } from './capacity.ts';
import { type PublicFact, publicFacts } from './facts/public-facts.ts';
import { holdsOn, type ServiceFact } from './facts/service-fact.ts';
import type { Provider } from './provider.ts';
import { publicAddressOf, type Service } from './service.ts';

export type PublishedProvider = Pick<Provider, 'id' | 'name' | 'kind' | 'ico' | 'website'>;

export type PublishedCapacity = Omit<CapacityRecord, 'serviceId' | 'serviceTypeCode'>;

/** A service as everybody sees it (služba v adresári), with its whole public history. */
export type PublishedService = {
  id: string;
  name: string;
  sortKey: string;
  provider: PublishedProvider;
  serviceTypeCode: string;
  formCodes: readonly string[];
  targetGroupCodes: readonly string[];
  registerNumber: string | null;
  /** Of the municipality of its place; null where the place is protected (kpss 10-49). */
  unitCode: string | null;
  districtCode: string | null;
  address: string | null;
  registeredOn: CalendarDay | null;
  erasedOn: CalendarDay | null;
  capacities: readonly PublishedCapacity[];
  facts: readonly PublicFact[];
  /** After so many days without a confirmation a fact is shown as one that may no longer hold. */
  staleAfterDays: number;
};

/** What a body knows of one of its services. */
export type KnownService = {
  service: Service;
  provider: Provider;
  districtCode: string | null;
  capacities: readonly CapacityRecord[];
  facts: readonly ServiceFact[];
  staleAfterDays: number;
};

/** The service as it may leave its body. */
export function publishedService(known: KnownService): PublishedService {
  const { service, provider, districtCode } = known;
  const { addressProtected: isProtected } = service;
  return {
    ...{ id: service.id, name: service.name, sortKey: slovakSortKey(service.name) },
    provider: {
      ...{ id: provider.id, name: provider.name, kind: provider.kind },
      ...{ ico: provider.ico, website: provider.website }
    },
    serviceTypeCode: service.serviceTypeCode,
    formCodes: service.formCodes,
    targetGroupCodes: service.targetGroupCodes,
    registerNumber: service.registerNumber,
    unitCode: isProtected ? null : service.placeTerritoryCode,
    districtCode,
    address: publicAddressOf(service),
    registeredOn: service.registeredOn,
    erasedOn: service.erasedOn,
    capacities: known.capacities.map(({ serviceId: _, serviceTypeCode: __, ...capacity }) => capacity),
    facts: publicFacts(known.facts, {
      isProtected,
      placesOn: (day) => placesOn(known.capacities, day)
    }),
    staleAfterDays: known.staleAfterDays
  };
}

/** The unit in which a place is counted as a place. */
const PLACES = 'miesta';

/** How many places a service has on a day; null where it counts something else, or nothing is known. */
export function placesOn(
  capacities: readonly Pick<CapacityRecord, 'unitCode' | 'value' | 'validFrom' | 'validTo'>[],
  day: CalendarDay
): number | null {
  const held = capacities.filter((one) => one.unitCode === PLACES && holdsOn(one, day));
  return held.length === 0 ? null : held.reduce((sum, { value }) => sum + value, 0);
}
