import { isServed } from '#lib/domain/directory/facts/catchment.ts';
import { capacityOf } from '#lib/domain/directory/reach/gap.ts';
import type { ServiceInReach } from '#lib/domain/directory/reach/reach-service.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { readCatalogueNames } from '../catalogue-names.ts';
import type { PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import type { NearService } from '../db/reach.ts';
import { type MapLayout, reachMap } from '../documents/reach-map.ts';
import { areaText } from '../fact-lines.ts';
import { type GapsAsked, servicesFrom } from '../gaps-here.ts';
import { boundaries } from './boundaries.ts';
import { kmText, placeText, serviceHref } from './gap-lines.ts';

export const ROWS_PER_PAGE = 50;

type MapAsked = GapsAsked & { kind: string | undefined; page: number };

/** A service on the map as the table under it says it. */
export type MapRow = {
  name: string;
  href: string | null;
  kind: string;
  place: string;
  km: string;
  catchment: string;
  capacity: string;
  isPaused: boolean;
};

/** The services that may be had from a municipality: drawn, and one page of them as rows, the nearest first. */
export async function servicesMap(
  db: PublicDb,
  asked: MapAsked,
  { t, locale }: { t: Translate; locale: Locale }
) {
  const [found, names] = await Promise.all([
    servicesFrom(db, asked),
    readCatalogueNames(lawStore(db), asked.day, locale)
  ]);
  if (!found) return undefined;
  const { ground } = found;
  const within = found.services.filter(({ isWithin }) => isWithin);
  const shown = within.filter(
    ({ service }) => asked.kind === undefined || service.serviceTypeCode === asked.kind
  );
  const { number } = formats(locale);
  const rowOf = (one: ServiceInReach<NearService>): MapRow => ({
    ...{ name: one.service.name, href: serviceHref(one.service) },
    kind: names.kind(one.service.serviceTypeCode),
    place: placeText(one, { t, ground }),
    km: kmText(one.km, locale),
    catchment: one.areas.map(({ level, name }) => areaText(level, name, t)).join(', '),
    capacity: capacityOf([one], asked.day)
      .map(({ unitCode, value }) => `${names.unit(unitCode)}: ${number(value, 1)}`)
      .join(' · '),
    isPaused: one.presence === 'paused'
  });
  const from = (asked.page - 1) * ROWS_PER_PAGE;
  const counts = Map.groupBy(within, ({ service }) => service.serviceTypeCode);
  return {
    rows: shown.slice(from, from + ROWS_PER_PAGE).map(rowOf),
    total: shown.length,
    pages: Math.max(1, Math.ceil(shown.length / ROWS_PER_PAGE)),
    kinds: [...counts]
      .map(([code, services]) => ({ code, label: names.kind(code), matches: services.length }))
      .toSorted((one, other) => one.label.localeCompare(other.label, locale)),
    hasCatchments: shown.some(({ areas }) => areas.length > 0),
    protectedPlaces: shown.filter(({ place }) => place.isDistrict).length,
    usesRegister: shown.some(({ service }) => !service.isKept),
    isInvented: shown.some(({ service }) => service.isInvented),
    draw: (layout: MapLayout) => drawn(found, shown, asked, layout, t)
  };
}

type Found = NonNullable<Awaited<ReturnType<typeof servicesFrom>>>;

function drawn(
  { ground }: Found,
  shown: readonly ServiceInReach<NearService>[],
  { unitCode, reachKm }: MapAsked,
  layout: MapLayout,
  t: Translate
): string {
  const home = ground.byCode.get(unitCode);
  if (!home) return '';
  const areas = shown.flatMap((one) => one.areas);
  // A protected place is on no map: even the middle of its district would be a point to go to.
  const open = shown.filter(({ place }) => !place.isDistrict);
  const byPlace = [...Map.groupBy(open, ({ place }) => place.code).values()];
  return reachMap(
    boundaries().districts,
    {
      title: t('servicesMap.picture', { name: home.name, km: reachKm }),
      description: t('servicesMap.pictureText', { count: open.length, places: byPlace.length }),
      ...{ home, reachKm, reachWord: t('reach.nearest.km', { km: String(reachKm) }) },
      settlements: ground.points.map((point) => ({
        latitude: point.latitude,
        longitude: point.longitude,
        isServed: areas.length > 0 && isServed(areas, point)
      })),
      services: byPlace.flatMap((services) => {
        const [first] = services;
        if (!first) return [];
        const { latitude, longitude } = first.place;
        const title = t('servicesMap.dot', {
          place: placeText(first, { t, ground }),
          count: services.length
        });
        return [{ latitude, longitude, count: services.length, title }];
      }),
      districts: [...ground.districtNames].flatMap(([code, name]) => {
        const middle = ground.centres.get(code);
        return middle ? [{ ...middle, name: t('public.region.district', { name }) }] : [];
      })
    },
    layout
  );
}
