import type { CalendarDay } from '../../shared/calendar-day.ts';
import { publicStateOn } from '../facts/public-facts.ts';
import { holdsOn } from '../facts/service-fact.ts';
import { type FreePlace, freePlaceOn } from '../free-places.ts';
import { type AgeRange, type DemandPoint, peopleAged, pointsWithin } from './demand-point.ts';
import type { Home, ReachService, ServiceInReach } from './reach-service.ts';
import type { ServicePlace } from './service-place.ts';
import { weightAt } from './service-place.ts';
import { agesOf, type TargetAges } from './target-ages.ts';
import { placesInReach, placesPerPerson } from './two-step.ts';

/** Where the nearest service of a kind is. */
export type GapState = 'here' | 'within' | 'nowhere';

/** Capacity of services in one unit, and of how many of them it is known. */
export type KnownCapacity = { unitCode: string; value: number; known: number };

/** What one municipality has of one kind of service. */
export type Gap<Service extends ReachService = ReachService> = {
  kind: string;
  state: GapState;
  /** Services that are here, and those within the distance (the former among them); paused ones are in neither. */
  here: number;
  within: number;
  /** Services within the distance that take nobody in now. */
  paused: number;
  /** All of them, paused ones too, the nearest first. */
  near: readonly ServiceInReach<Service>[];
  /** The nearest that is running; a paused one where no other is known. */
  nearest: ServiceInReach<Service> | null;
  /** Capacity of those within the distance, by unit: units are never added together. */
  capacity: readonly KnownCapacity[];
  /** What those within the distance say of free places: how many have one, are full, or do not know. */
  free: Readonly<Record<FreePlace['says'], number>>;
  /** Whom the kind is for, and how many of them live here. */
  ages: TargetAges;
  people: number;
  /** Capacity in `unitCode` for each 1,000 of them by 2SFCA; null where no capacity is known or nobody is of that age. */
  perThousand: { unitCode: string; value: number } | null;
};

type Kind = { code: string; capacityUnit: string };
type Asked = {
  home: Home;
  /** Everybody who may share the services: all municipalities of the country. */
  points: readonly DemandPoint[];
  reachKm: number;
  day: CalendarDay;
  targetAges: readonly TargetAges[];
};

/** What a municipality has of every kind of service, in the order of the kinds (issue *directory* 7). */
export function gapsOf<Service extends ReachService>(
  kinds: readonly Kind[],
  services: readonly ServiceInReach<Service>[],
  asked: Asked
): Gap<Service>[] {
  const byKind = Map.groupBy(services, ({ service }) => service.serviceTypeCode);
  const sharing = sharers(asked);
  return kinds.map((kind) => gapOf(kind, byKind.get(kind.code) ?? [], asked, sharing));
}

function gapOf<Service extends ReachService>(
  kind: Kind,
  services: readonly ServiceInReach<Service>[],
  { home, reachKm, day, targetAges }: Asked,
  sharing: Sharing
): Gap<Service> {
  const within = services.filter(({ isWithin }) => isWithin);
  const running = within.filter(({ presence }) => presence === 'running');
  const here = within.filter(({ isHere }) => isHere);
  const capacity = capacityOf(running, day);
  const ages = agesOf(kind.code, targetAges);
  const unitCode =
    capacity.find((one) => one.unitCode === kind.capacityUnit)?.unitCode ?? capacity[0]?.unitCode;
  const people = home.points.reduce((sum, point) => sum + peopleAged(point, ages), 0);
  const perPerson =
    unitCode === undefined ? null : perPersonOf(running, { home, reachKm, day, ages, unitCode }, sharing);
  return {
    kind: kind.code,
    state: here.length > 0 ? 'here' : within.length > 0 ? 'within' : 'nowhere',
    near: within,
    here: running.filter(({ isHere }) => isHere).length,
    within: running.length,
    paused: within.length - running.length,
    nearest: services.find(({ presence }) => presence === 'running') ?? services[0] ?? null,
    ...{ capacity, ages, people },
    free: freeAmong(running, day),
    perThousand: perPerson === null || unitCode === undefined ? null : { unitCode, value: 1_000 * perPerson }
  };
}

/** Sums by unit, the unit of most services first. */
export function capacityOf(services: readonly ServiceInReach[], day: CalendarDay): KnownCapacity[] {
  const sums = new Map<string, KnownCapacity>();
  for (const { service } of services) {
    for (const [unitCode, value] of capacityByUnit(service, day)) {
      const sum = sums.get(unitCode) ?? { unitCode, value: 0, known: 0 };
      sums.set(unitCode, { unitCode, value: sum.value + value, known: sum.known + 1 });
    }
  }
  return [...sums.values()].toSorted((one, other) => other.known - one.known);
}

function capacityByUnit(
  { capacities }: Pick<ReachService, 'capacities'>,
  day: CalendarDay
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of capacities)
    if (holdsOn(one, day)) sums.set(one.unitCode, (sums.get(one.unitCode) ?? 0) + one.value);
  return sums;
}

/** Whether there is a free place in each, by what may be told of it. */
function freeAmong(services: readonly ServiceInReach[], day: CalendarDay): Gap['free'] {
  const counted = { free: 0, full: 0, ask: 0 };
  for (const { service } of services) {
    const { occupancy } = publicStateOn(service.facts, day);
    const known = occupancy ? { isFull: occupancy.content.isFull, confirmedOn: occupancy.confirmedOn } : null;
    counted[freePlaceOn(known, day).says] += 1;
  }
  return counted;
}

/** Both steps of 2SFCA for one municipality; a whole city has the mean of its districts, weighed by their people. */
function perPersonOf(
  services: readonly ServiceInReach[],
  asked: Pick<Asked, 'home' | 'reachKm' | 'day'> & { ages: AgeRange; unitCode: string },
  sharing: Sharing
): number | null {
  const { home, reachKm, day, ages, unitCode } = asked;
  const shared = services.flatMap((one) => {
    const capacity = capacityByUnit(one.service, day).get(unitCode);
    return capacity === undefined ? [] : [{ ...one, ratio: placesPerPerson(capacity, sharing(one, ages)) }];
  });
  const people = home.points.reduce((sum, point) => sum + peopleAged(point, ages), 0);
  if (shared.length === 0 || people === 0) return null;
  return home.points.reduce((sum, point) => {
    const inReach = shared.map((one) => ({ ratio: one.ratio, weight: weightAt(one, point, reachKm) }));
    return sum + (placesInReach(inReach) * peopleAged(point, ages)) / people;
  }, 0);
}

type Sharing = (
  service: Pick<ServiceInReach, 'place' | 'areas'>,
  ages: AgeRange
) => { people: number; weight: number }[];

/** Who shares a service; many services stand in one place, and whom that place reaches is found once. */
function sharers({ points, reachKm }: Pick<Asked, 'points' | 'reachKm'>): Sharing {
  const near = new Map<string, { point: DemandPoint; weight: number }[]>();
  const reachedFrom = (place: ServicePlace) => {
    const known = near.get(place.code);
    if (known) return known;
    const found = pointsWithin(points, place, reachKm).map(({ point }) => ({
      point,
      weight: weightAt({ place, areas: [] }, point, reachKm)
    }));
    near.set(place.code, found);
    return found;
  };
  return ({ place, areas }, ages) => {
    const reached =
      areas.length === 0
        ? reachedFrom(place)
        : points.flatMap((point) =>
            weightAt({ place, areas }, point, reachKm) > 0 ? [{ point, weight: 1 }] : []
          );
    return reached.map(({ point, weight }) => ({ people: peopleAged(point, ages), weight }));
  };
}
