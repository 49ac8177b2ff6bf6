import { type Gap, gapsOf } from '#lib/domain/directory/reach/gap.ts';
import {
  type Home,
  type ServiceInReach,
  servicesInReach
} from '#lib/domain/directory/reach/reach-service.ts';
import type { ServiceType } from '#lib/domain/law/service-type.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PublicDb } from './db/db.ts';
import { lawStore } from './db/law.ts';
import { type NearService, reachStore } from './db/reach.ts';
import { homeOf, placesByDistance, type ReachGround, reachGround } from './reach-ground.ts';

/** What is asked: for whom, how far, on which day. */
export type GapsAsked = { unitCode: string; reachKm: number; day: CalendarDay };

export type GapsHere = {
  ground: ReachGround;
  home: Home;
  kinds: readonly ServiceType[];
  gaps: readonly Gap<NearService>[];
  /** What stands near or serves us, and beyond it the nearest of the kinds that are missing; the nearest first. */
  services: readonly ServiceInReach<NearService>[];
};

/** Services that may be had from a municipality; undefined where the territory does not know it. */
export async function servicesFrom(db: PublicDb, { unitCode, reachKm, day }: GapsAsked) {
  const ground = await reachGround(db);
  const home = homeOf(unitCode, ground);
  if (!home) return undefined;
  const places = placesByDistance(home, ground);
  const near = places.filter(({ km }) => km <= reachKm).map(({ code }) => code);
  const lying = home.points.flatMap((point) => [
    ...[point.code, point.cityCode, point.districtCode, point.regionCode].filter((code) => code !== null)
  ]);
  const around = await reachStore(db).servicesAt({
    ...{ units: near, districts: near },
    served: [...new Set([...lying, unitCode])]
  });
  const asHad = (services: readonly NearService[]) =>
    servicesInReach(services, home, { centres: ground.centres, reachKm, day });
  return { ...{ ground, home, places, asHad }, services: asHad(around) };
}

/** What a municipality has of all kinds of services (§ 12, issue *directory* 7): three queries, whatever there is. */
export async function gapsHere(db: PublicDb, asked: GapsAsked): Promise<GapsHere | undefined> {
  const found = await servicesFrom(db, asked);
  if (!found) return undefined;
  const { ground, home, places, asHad } = found;
  const kinds = await lawStore(db).serviceTypesOn(asked.day);
  const near = new Set(
    found.services.flatMap(({ presence, service }) =>
      presence === 'running' ? [service.serviceTypeCode] : []
    )
  );
  const missing = kinds.map(({ code }) => code).filter((code) => !near.has(code));
  // A place is looked for in the whole country only where none is near.
  const farther = await reachStore(db).nearestOfKinds(
    missing,
    places.map(({ code }) => code),
    asked.day
  );
  const ids = new Set(found.services.map(({ service }) => service.id));
  const services = [...found.services, ...asHad(farther.filter(({ id }) => !ids.has(id)))].toSorted(
    (one, other) => one.km - other.km
  );
  const gaps = gapsOf(kinds, services, {
    ...{ home, points: ground.points, targetAges: ground.targetAges },
    ...{ reachKm: asked.reachKm, day: asked.day }
  });
  return { ...{ ground, home, kinds, gaps, services } };
}
