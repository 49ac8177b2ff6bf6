import { publicStateOn } from '#lib/domain/directory/facts/public-facts.ts';
import { awayFrom, nearestFirst, type ServiceAway } from '#lib/domain/directory/search/searched-service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { CatalogueNames } from '../catalogue-names.ts';
import type { PublicDb } from '../db/db.ts';
import { type ShownService, serviceSearch } from '../db/service-search.ts';
import { answeringServices } from '../search/answering-services.ts';
import { searchLanguage } from '../search/search-language.ts';
import { knownNames } from './known-names.ts';
import { narrowedList } from './narrowed-list.ts';
import { FACET_VALUES, facetLabel, facetWays, sensibleFilter } from './service-facets.ts';
import { freePlaceAt } from './service-list.ts';
import {
  FACET_WORDS,
  SERVICE_FACETS,
  SERVICE_SEARCH_PATH,
  type ServiceFacet,
  type ServicesAsked,
  serviceSearchHref
} from './services-asked.ts';
import { servicesOfCountry } from './services-of-country.ts';
import { typedName, whenceOf } from './whence.ts';

export const SERVICES_FOUND_PER_PAGE = 20;

type Reader = { t: Translate; locale: Locale; today: CalendarDay };
type Naming = Reader & { names: CatalogueNames };

/**
 * The services that answer a question, narrowed, counted by every facet, the nearest or the best named first.
 * @param names what can be asked for; other words narrow nothing
 */
export async function searchServices(
  db: PublicDb,
  asked: ServicesAsked,
  { today, names }: { today: CalendarDay; names: CatalogueNames }
) {
  const [{ municipality, choices }, country] = await Promise.all([
    whenceOf(db, asked.from),
    servicesOfCountry(db, today)
  ]);
  const answer = await answeringServices(db, asked.text, country, searchLanguage());
  const place = municipality?.place ?? null;
  const filter = sensibleFilter(asked.filter, place !== null, names);
  const list = narrowedList<ServiceFacet, ServiceAway>({
    ...{ path: SERVICE_SEARCH_PATH, filter, words: FACET_WORDS, valuesOf: FACET_VALUES },
    // A way to narrow a mended question must ask the mended one, or it would be mended anew.
    kept: { q: answer.text, obec: municipality?.slug ?? asked.from },
    rows: awayFrom(answer.services, place)
  });
  const fitting = place === null ? list.fitting() : nearestFirst(list.fitting());
  return { municipality, choices, place, answer, filter, list, fitting };
}

/** Answers a question about services with everything that its page shows. */
export async function foundServices(db: PublicDb, asked: ServicesAsked, reader: Reader) {
  const { t, today, locale } = reader;
  const names = await knownNames(db, today, locale);
  const naming = { ...reader, names };
  const found = await searchServices(db, asked, naming);
  const { municipality, choices, place, answer, filter, list, fitting } = found;
  const start = (asked.page - 1) * SERVICES_FOUND_PER_PAGE;
  return {
    ...{ text: asked.text, fromTyped: asked.from, page: asked.page, total: list.total },
    ...{ corrected: answer.corrected, isPartly: answer.isPartly, remark: answer.remark },
    /** The place of the first row among all that fit. */
    first: start + 1,
    rows: await linesOf(db, fitting.slice(start, start + SERVICES_FOUND_PER_PAGE), naming),
    pageHrefs: list.pageHrefs(SERVICES_FOUND_PER_PAGE),
    inUse: list.inUse().map(({ name, value, ...use }) => ({
      ...use,
      ...{ facet: name, label: facetLabel(name, value, naming) }
    })),
    ways: facetWays(list, naming),
    /** What answers the words alone, and its address. */
    whole: { count: answer.services.length, href: list.wholeHref },
    /** How many fit but are in no distance: nobody may learn where they are, or nobody knows. */
    placeless: list.fittingBut('distance').filter(({ km }) => km === null).length,
    whence: municipality && {
      ...{ name: municipality.name, isPlaced: place !== null },
      typed: typedName(municipality, t('public.search.district', { name: municipality.district }))
    },
    choices: choices.map(({ name, district, slug }) => ({
      ...{ name, district, href: serviceSearchHref({ ...asked, from: slug }) }
    })),
    kept: SERVICE_FACETS.flatMap((facet) => {
      const value = filter[facet];
      return value === undefined ? [] : [{ name: FACET_WORDS[facet], value }];
    })
  };
}

async function linesOf(db: PublicDb, found: readonly ServiceAway[], naming: Naming) {
  const ids = found.map(({ service }) => service.id);
  const shown = new Map((await serviceSearch(db).shown(ids)).map((service) => [service.id, service]));
  return found.flatMap(({ service, km }) => {
    const known = shown.get(service.id);
    return known ? [lineOf(known, km, naming)] : [];
  });
}

/** One service as its line says it. */
function lineOf(service: ShownService, km: number | null, { t, locale, today, names }: Naming) {
  const { slug, bodyKind: kind } = service;
  const status = publicStateOn(service.facts, today).status?.content.status;
  return {
    ...{ id: service.id, name: service.name, kind: names.kind(service.serviceTypeCode) },
    provider: service.name.includes(service.provider.name) ? '' : service.provider.name,
    groups: service.targetGroupCodes.map(names.group),
    forms: service.formCodes.map(names.form),
    place: service.placeName ?? '',
    district: service.districtName ? t('public.search.district', { name: service.districtName }) : '',
    km: km === null ? null : formats(locale).number(Math.round(km)),
    isHere: km !== null && km < HERE_KM,
    free: freePlaceAt(service, today),
    isPaused: status === 'paused',
    ...{ isOfRegister: !service.isKept, isInvented: service.isInvented },
    // What nobody's pages show is still told of.
    href: slug && kind ? `${publicHome({ slug, kind })}/sluzby/${service.id}` : null
  };
}

/** Settlement centres so near each other are of one municipality. */
const HERE_KM = 0.5;
