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
import type { ShownFilter } from './search-filters.ts';

const MOST_PAGES = 200;

/** What an address asks of a list of services: `?druh=jedalen&forma=terenna&pre=seniori&strana=2`. */
export function servicesAsked(query: URLSearchParams): { filter: ServiceFilter; page: number } {
  return {
    filter: {
      serviceType: query.get('druh') ?? undefined,
      form: query.get('forma') ?? undefined,
      group: query.get('pre') ?? undefined
    },
    page: pageNumber(query.get('strana'), MOST_PAGES)
  };
}

function listHref(path: string, { serviceType, form, group }: ServiceFilter, page = 1): string {
  const query = new URLSearchParams();
  if (serviceType) query.set('druh', serviceType);
  if (form) query.set('forma', form);
  if (group) query.set('pre', group);
  if (page > 1) query.set('strana', String(page));
  const asked = query.toString();
  return asked === '' ? path : `${path}?${asked}`;
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
  type Kinds = (typeof kinds)[number];
  const fits = (one: Kinds, { serviceType, form, group }: ServiceFilter) =>
    (serviceType === undefined || one.serviceTypeCode === serviceType) &&
    (form === undefined || one.formCodes.includes(form)) &&
    (group === undefined || one.targetGroupCodes.includes(group));
  const facet = (
    name: keyof ServiceFilter,
    codesOf: (one: Kinds) => readonly string[],
    nameOf: (code: string) => string
  ): ShownFilter[] => {
    const others = kinds.filter((one) => fits(one, { ...filter, [name]: undefined }));
    const counted = new Map<string, number>();
    for (const code of others.flatMap(codesOf)) counted.set(code, (counted.get(code) ?? 0) + 1);
    return [...counted]
      .map(([code, matches]) => {
        const current = filter[name] === code;
        const href = listHref(path, { ...filter, [name]: current ? undefined : code });
        return { label: nameOf(code), matches, current, href };
      })
      .toSorted((one, other) => one.label.localeCompare(other.label, locale));
  };
  const total = kinds.filter((one) => fits(one, filter)).length;
  const pages = Math.max(1, Math.ceil(total / SERVICES_PER_PAGE));
  return {
    services: services.map((service) => ({
      ...{ id: service.id, name: service.name, provider: service.provider.name },
      kind: names.kind(service.serviceTypeCode),
      groups: service.targetGroupCodes.map(names.group),
      free: freePlaceAt(service, today),
      status: publicStateOn(service.facts, today).status?.content.status ?? null
    })),
    kinds: facet('serviceType', ({ serviceTypeCode }) => [serviceTypeCode], names.kind),
    forms: facet('form', ({ formCodes }) => formCodes, names.form),
    groups: facet('group', ({ targetGroupCodes }) => targetGroupCodes, names.group),
    ...{ total, page, isNarrowed: Object.values(filter).some((code) => code !== undefined) },
    pageHrefs: Array.from({ length: pages }, (_, index) => listHref(path, filter, index + 1))
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
