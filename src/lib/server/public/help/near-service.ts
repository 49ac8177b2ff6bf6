import { publicStateOn } from '#lib/domain/directory/facts/public-facts.ts';
import type { FactKind } from '#lib/domain/directory/facts/service-fact.ts';
import type { FreePlace } from '#lib/domain/directory/free-places.ts';
import { type Standing, standingOf } from '#lib/domain/directory/help/standing.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { distanceKm } from '#lib/domain/tenancy/territory-distance.ts';
import { formats } from '#lib/i18n/format.ts';
import type { CatalogueNames } from '../../catalogue-names.ts';
import type { Here, ServiceNear } from '../../db/services-near.ts';
import { type FactLine, factLines } from '../../fact-lines.ts';
import { freePlaceAt } from '../service-list.ts';
import type { Saying } from './said.ts';

/** A service as the finder shows it. */
export type ShownService = {
  id: string;
  name: string;
  /** Empty where the name says it already. */
  provider: string;
  /** *Rajec, 12 km* or *okres Žilina* */
  where: string;
  formCodes: readonly string[];
  /** Kilometres from the municipality that asks; null where it is not known. */
  km: number | null;
  isOwn: boolean;
  forWhom: string;
  free: FreePlace;
  isPaused: boolean;
  isProtected: boolean;
  /** What it is to this municipality, by its catchment and its distance. */
  standing: Standing;
  /** Whom it serves, where that leaves this municipality out: *Rajec, okres Žilina; okres Martin*. */
  serves: string;
  /** It goes to people, is not of this municipality and nobody said that it comes: it is to be asked. */
  asksWhetherItComes: boolean;
  contact: { phone: string; email: string; office: string; website: string };
  address: string | null;
  /** Hours, fees, how to apply, papers, access, languages. */
  lines: FactLine[];
  /** Its own page, where a body shows it. */
  href: string | null;
  /** It comes from the national register, whose licence asks to be named. */
  isOfRegister: boolean;
  /** It belongs to a municipality with an invented plan. */
  isInvented: boolean;
};

/** What a resident asks of a service, in the order in which she asks. */
const ASKED = ['opening', 'fees', 'admission', 'access'] as const satisfies readonly FactKind[];

const NO_CONTACT = { phone: '', email: '', office: '', website: '' };

/** A service seen from a place; null where it does not run on the day. */
export function shownService(
  service: ServiceNear,
  here: Here,
  { today, names, ...saying }: Saying & { today: CalendarDay; names: CatalogueNames }
): ShownService | null {
  const { t, locale } = saying;
  const state = publicStateOn(service.facts, today);
  const status = state.status?.content.status ?? 'active';
  if (status === 'closed' || status === 'planned') return null;
  const km = distanceOf(service, here);
  const areas = state.catchment?.content.areas ?? [];
  const standing = standingOf({ ...service, km, areas }, new Set(here.codes));
  const isProtected = service.unitCode === null;
  return {
    ...{ id: service.id, name: service.name, isOwn: service.isOwn, km, isProtected },
    formCodes: service.formCodes,
    provider: service.name.includes(service.provider.name) ? '' : service.provider.name,
    where: whereOf(service, km, saying),
    forWhom: service.targetGroupCodes.map(names.group).join(', '),
    free: freePlaceAt(service, today),
    isPaused: status === 'paused',
    ...{ standing, serves: standing === 'elsewhere' ? areaNames(areas) : '' },
    asksWhetherItComes: standing === 'may-serve' && !service.isOwn && service.formCodes.includes('terenna'),
    contact: { ...NO_CONTACT, website: service.provider.website ?? '', ...contactOf(state.contact?.content) },
    address: service.address,
    lines: ASKED.flatMap((kind) => {
      const fact = state[kind];
      return fact ? factLines(fact, { t, locale, sourceName: names.source }) : [];
    }),
    href:
      service.bodySlug && service.bodyKind ? pageOf(service.bodySlug, service.bodyKind, service.id) : null,
    isOfRegister: service.bodySlug === null,
    isInvented: service.isInvented
  };
}

/** More would hide the service behind its catchment. */
const MOST_AREAS = 4;

function areaNames(areas: readonly { name: string }[]): string {
  const names = areas.slice(0, MOST_AREAS).map(({ name }) => name);
  return [...names, ...(areas.length > MOST_AREAS ? ['…'] : [])].join('; ');
}

function contactOf(contact: ShownService['contact'] | undefined): Partial<ShownService['contact']> {
  if (!contact) return {};
  return Object.fromEntries(Object.entries(contact).filter(([, text]) => text !== ''));
}

function pageOf(slug: string, kind: NonNullable<ServiceNear['bodyKind']>, id: string): string {
  return `${publicHome({ slug, kind })}/sluzby/${id}`;
}

function distanceOf(
  { latitude, longitude }: Pick<ServiceNear, 'latitude' | 'longitude'>,
  here: Here
): number | null {
  if (latitude === null || longitude === null || here.latitude === null || here.longitude === null)
    return null;
  return distanceKm({ latitude: here.latitude, longitude: here.longitude }, { latitude, longitude });
}

/** A protected place is told by its district, and no distance that would point at it. */
function whereOf(service: ServiceNear, km: number | null, { t, locale }: Saying): string {
  const district = service.districtName ? t('public.search.district', { name: service.districtName }) : '';
  if (service.placeName === null) return district;
  if (service.isOwn || km === null) return service.placeName;
  return t('finder.away', {
    place: service.placeName,
    km: formats(locale).number(Math.max(1, Math.round(km)))
  });
}
