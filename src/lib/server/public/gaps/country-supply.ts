import { isServed, type ServedArea } from '#lib/domain/directory/facts/catchment.ts';
import { pointsWithin } from '#lib/domain/directory/reach/demand-point.ts';
import { DEFAULT_REACH_KM, decayWeight } from '#lib/domain/directory/reach/distance-decay.ts';
import { catchmentOn, type ServicePlace, servicePlace } from '#lib/domain/directory/reach/service-place.ts';
import type { ReachedPoint } from '#lib/domain/directory/reach/shared-supply.ts';
import type { CapacityService } from '#lib/domain/directory/reach/stated-capacity.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PublicDb } from '../../db/db.ts';
import { type CountryService, reachStore } from '../../db/reach.ts';
import { serviceSearch } from '../../db/service-search.ts';
import { type ReachGround, reachGround } from '../../reach-ground.ts';

/** Whom a service reaches, within the usual distance or in its catchment. */
export type PlacedService = CapacityService &
  Pick<CountryService, 'id' | 'name' | 'slug' | 'bodyKind' | 'isKept' | 'isInvented'> & {
    /** Null where only its catchment is known. */
    place: ServicePlace | null;
    reachedOn(day: CalendarDay): readonly ReachedPoint[];
  };

/** The services of the country whose place or catchment is known, by kind. */
export type CountrySupply = {
  revision: number;
  byKind: ReadonlyMap<string, readonly PlacedService[]>;
};

const kept = new WeakMap<object, { revision: number; ground: ReachGround; supply: Promise<CountrySupply> }>();

/** What the directory has in the whole country, read once for each of its revisions. */
export async function countrySupply(db: PublicDb): Promise<CountrySupply> {
  const [ground, revision] = await Promise.all([reachGround(db), serviceSearch(db).revision()]);
  const known = kept.get(db);
  if (known?.revision === revision && known.ground === ground) return known.supply;
  const supply = read(db, ground, revision);
  kept.set(db, { revision, ground, supply });
  // A reading that failed must not be the answer for ever.
  supply.catch(() => kept.delete(db));
  return supply;
}

async function read(db: PublicDb, ground: ReachGround, revision: number): Promise<CountrySupply> {
  const services = await reachStore(db).capacitiesOfCountry();
  const [reached, served] = [reachedFrom(ground), servedAmong(ground)];
  const placed = services.flatMap((service): PlacedService[] => {
    const place = servicePlace(service, ground.centres);
    if (place === null && !service.facts.some(({ kind }) => kind === 'catchment')) return [];
    const reachedOn = (day: CalendarDay) => {
      const areas = catchmentOn(service, day);
      if (areas.length > 0) return served(areas);
      return place === null ? [] : reached(place);
    };
    return [{ ...service, place, reachedOn }];
  });
  return { revision, byKind: Map.groupBy(placed, ({ serviceTypeCode }) => serviceTypeCode) };
}

/** Settlements within the usual distance of each place, found once: many services stand in one. */
function reachedFrom({ points }: ReachGround): (place: ServicePlace) => readonly ReachedPoint[] {
  const places = new Map(points.map(({ code }, at) => [code, at]));
  const found = new Map<string, readonly ReachedPoint[]>();
  return (place) => {
    const known = found.get(place.code);
    if (known) return known;
    const near = pointsWithin(points, place, DEFAULT_REACH_KM).map(({ point, km }) => ({
      at: places.get(point.code) ?? -1,
      weight: decayWeight(km, DEFAULT_REACH_KM)
    }));
    found.set(place.code, near);
    return near;
  };
}

/** Settlements that a stated catchment names: all of them have the same of the service. */
function servedAmong({ points }: ReachGround): (areas: readonly ServedArea[]) => readonly ReachedPoint[] {
  const found = new Map<string, readonly ReachedPoint[]>();
  return (areas) => {
    const key = areas.map(({ code }) => code).join();
    const known = found.get(key);
    if (known) return known;
    const reached = points.flatMap((point, at) => (isServed(areas, point) ? [{ at, weight: 1 }] : []));
    found.set(key, reached);
    return reached;
  };
}
