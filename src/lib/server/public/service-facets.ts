import { SERVED_LANGUAGES, type ServedLanguage } from '#lib/domain/directory/facts/service-fact.ts';
import {
  DISTANCES_KM,
  distancesReached,
  type ServiceAway
} from '#lib/domain/directory/search/searched-service.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { CatalogueNames } from '../catalogue-names.ts';
import type { narrowedList } from './narrowed-list.ts';
import type { ShownFilter } from './search-filters.ts';
import type { FacetFilter, ServiceFacet } from './services-asked.ts';

/** The one value of a free place in an address. */
export const HAS_FREE_PLACE = 'ano';

const FREE = [HAS_FREE_PLACE];
const NONE: readonly string[] = [];
/** One list for each kind: thousands of services are asked for theirs. */
const ofKind = new Map<string, readonly string[]>();

function listOfKind(code: string): readonly string[] {
  const known = ofKind.get(code);
  if (known) return known;
  const list = [code];
  ofKind.set(code, list);
  return list;
}

/** The words of the distances reached, by how many they are: the longest is reached first. */
const WORDS_OF_REACH = new Map(
  DISTANCES_KM.map((_, at) => [DISTANCES_KM.length - at, DISTANCES_KM.slice(at).map(String)] as const)
);

/** What each facet says of a service. */
export const FACET_VALUES: Readonly<Record<ServiceFacet, (row: ServiceAway) => readonly string[]>> = {
  distance: ({ km }) => WORDS_OF_REACH.get(distancesReached(km).length) ?? NONE,
  kind: ({ service }) => listOfKind(service.serviceTypeCode),
  form: ({ service }) => service.formCodes,
  group: ({ service }) => service.targetGroupCodes,
  free: ({ service }) => (service.hasFreePlace ? FREE : NONE),
  language: ({ service }) => service.languages
};

/**
 * The filter as far as it can narrow anything: a distance needs a place to be measured from, and words that are in no
 * list are nobody's choice.
 */
export function sensibleFilter(asked: FacetFilter, isPlaced: boolean, names: CatalogueNames): FacetFilter {
  const known: Readonly<Record<ServiceFacet, (value: string) => boolean>> = {
    distance: (value) => isPlaced && DISTANCES_KM.some((km) => String(km) === value),
    kind: (value) => names.kinds.some(({ code }) => code === value),
    form: (value) => names.formOptions.some((one) => one.value === value),
    group: (value) => names.groupOptions.some((one) => one.value === value),
    free: (value) => value === HAS_FREE_PLACE,
    language: (value) => isLanguage(value)
  };
  return Object.fromEntries(
    Object.entries(asked).filter(([facet, value]) => known[facet as ServiceFacet](value))
  );
}

type Naming = { t: Translate; locale: Locale; names: CatalogueNames };

/** The name of one value of a facet, as its link says it. */
export function facetLabel(facet: ServiceFacet, value: string, { t, names }: Naming): string {
  switch (facet) {
    case 'distance':
      return t('services.search.within', { km: value });
    case 'kind':
      return names.kind(value);
    case 'form':
      return names.form(value);
    case 'group':
      return names.group(value);
    case 'free':
      return t('services.search.free');
    case 'language':
      return isLanguage(value) ? t(`fact.access.language.${value}`) : value;
  }
}

/** Every way to narrow the services, by facet; distances from the shortest, kinds by their number, others by name. */
export function facetWays(
  list: Pick<ReturnType<typeof narrowedList<ServiceFacet, ServiceAway>>, 'ways'>,
  naming: Naming
): Record<ServiceFacet, ShownFilter[]> {
  const ways = (facet: ServiceFacet) =>
    list.ways(facet).map(({ value, ...way }) => ({ ...way, value, label: facetLabel(facet, value, naming) }));
  const byName = (facet: ServiceFacet) =>
    ways(facet).toSorted((one, other) => one.label.localeCompare(other.label, naming.locale));
  return {
    distance: ways('distance').toSorted((one, other) => Number(one.value) - Number(other.value)),
    kind: byName('kind').toSorted((one, other) => other.matches - one.matches),
    form: byName('form'),
    group: byName('group'),
    free: ways('free'),
    language: byName('language')
  };
}

function isLanguage(value: string): value is ServedLanguage {
  return SERVED_LANGUAGES.some((language) => language === value);
}
