import { publicStateOn } from '#lib/domain/directory/facts/public-facts.ts';
import { type FreePlace, freePlaceOn } from '#lib/domain/directory/free-places.ts';
import type { PublishedService } from '#lib/domain/directory/published-service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '../catalogue-names.ts';
import type { PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import { publishedServices, SERVICES_PER_PAGE, type ServiceFilter } from '../db/published-services.ts';
import { pageNumber } from './found.ts';
import { narrowedList } from './narrowed-list.ts';

const MOST_PAGES = 200;
const LONGEST_CODE = 100;

/** What an address asks of a list of services: `?druh=jedalen&forma=terenna&pre=seniori&strana=2`. */
export function servicesAsked(query: URLSearchParams): { filter: ServiceFilter; page: number } {
  return {
    filter: {
      serviceType: codeIn(query, 'druh'),
      form: codeIn(query, 'forma'),
      group: codeIn(query, 'pre')
    },
    page: pageNumber(query.get('strana'), MOST_PAGES)
  };
}

/** A code as it stands in an address; signs that are no text are left out, because no database takes them. */
function codeIn(query: URLSearchParams, word: string): string | undefined {
  const code = (query.get(word) ?? '')
    .slice(0, LONGEST_CODE)
    .toWellFormed()
    .replace(/\p{C}+/gu, '');
  return code === '' ? undefined : code;
}

type Asked = { bodyId: BodyId; path: string; filter: ServiceFilter; page: number };

/** One page of a body's services with everything it shows. */
export async function serviceList(
  db: PublicDb,
  { bodyId, path, filter, page }: Asked,
  today: CalendarDay,
  locale: Locale
) {
  const store = publishedServices(db);
  const [services, kinds, names] = await Promise.all([
    store.page(bodyId, filter, page),
    store.kinds(bodyId),
    readCatalogueNames(lawStore(db), today, locale)
  ]);
  const list = narrowedList({
    ...{ path, filter, rows: kinds },
    words: { serviceType: 'druh', form: 'forma', group: 'pre' },
    valuesOf: {
      serviceType: ({ serviceTypeCode }) => [serviceTypeCode],
      form: ({ formCodes }) => formCodes,
      group: ({ targetGroupCodes }) => targetGroupCodes
    }
  });
  const named = (name: keyof ServiceFilter, nameOf: (code: string) => string) =>
    list
      .ways(name)
      .map(({ value, ...way }) => ({ ...way, label: nameOf(value) }))
      .toSorted((one, other) => one.label.localeCompare(other.label, locale));
  return {
    services: services.map((service) => ({
      ...{ id: service.id, name: service.name, provider: service.provider.name },
      kind: names.kind(service.serviceTypeCode),
      groups: service.targetGroupCodes.map(names.group),
      ...{ free: freePlaceAt(service, today), fromRegister: service.fromRegister },
      status: publicStateOn(service.facts, today).status?.content.status ?? null
    })),
    kinds: named('serviceType', names.kind),
    forms: named('form', names.form),
    groups: named('group', names.group),
    ...{ page, total: list.total, isNarrowed: list.isNarrowed },
    pageHrefs: list.pageHrefs(SERVICES_PER_PAGE)
  };
}

/** Whether a service has a free place today, by what its body last confirmed. */
export function freePlaceAt({ facts }: Pick<PublishedService, 'facts'>, today: CalendarDay): FreePlace {
  const { occupancy } = publicStateOn(facts, today);
  return freePlaceOn(
    occupancy ? { isFull: occupancy.content.isFull, confirmedOn: occupancy.confirmedOn } : null,
    today
  );
}
