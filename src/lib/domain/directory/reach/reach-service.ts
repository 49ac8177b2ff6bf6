import type { CalendarDay } from '../../shared/calendar-day.ts';
import { distanceKm } from '../../tenancy/territory-distance.ts';
import { isServed, type ServedArea } from '../facts/catchment.ts';
import type { PublishedService } from '../published-service.ts';
import type { DemandPoint } from './demand-point.ts';
import { type Presence, presenceOn } from './running.ts';
import { type Centres, catchmentOn, type ServicePlace, servicePlace } from './service-place.ts';

/** A service as everybody sees it, as far as reach needs it. */
export type ReachService = Pick<
  PublishedService,
  | 'id'
  | 'name'
  | 'serviceTypeCode'
  | 'formCodes'
  | 'targetGroupCodes'
  | 'unitCode'
  | 'districtCode'
  | 'registeredOn'
  | 'erasedOn'
  | 'capacities'
  | 'facts'
>;

/** The municipality that is asked about: itself, or a whole city as its districts. */
export type Home = {
  /** Codes of units in which a place counts as here. */
  codes: ReadonlySet<string>;
  /** Where its people live; never empty. */
  points: readonly DemandPoint[];
};

/** A service as one municipality has it. */
export type ServiceInReach<Service extends ReachService = ReachService> = {
  service: Service;
  presence: Exclude<Presence, 'absent'>;
  place: ServicePlace;
  /** Straight distance between settlement centres, 0 in one municipality; for a protected place to the middle of its district. */
  km: number;
  isHere: boolean;
  /** Whether people from here may have it: it is here, near enough, or its catchment names us. */
  isWithin: boolean;
  areas: readonly ServedArea[];
};

/**
 * The services that are there on a day, as a municipality has them, nearest first. Those of which nobody knows a place
 * are left out.
 */
export function servicesInReach<Service extends ReachService>(
  services: readonly Service[],
  home: Home,
  { centres, reachKm, day }: { centres: Centres; reachKm: number; day: CalendarDay }
): ServiceInReach<Service>[] {
  return services
    .flatMap((service) => {
      const presence = presenceOn(service, day);
      const place = servicePlace(service, centres);
      if (presence === 'absent' || place === null) return [];
      const isHere = !place.isDistrict && home.codes.has(place.code);
      const km = isHere ? 0 : Math.min(...home.points.map((point) => distanceKm(place, point)));
      const areas = catchmentOn(service, day);
      const isWithin =
        isHere || (areas.length > 0 ? home.points.some((point) => isServed(areas, point)) : km <= reachKm);
      return [{ service, presence, place, km, isHere, isWithin, areas }];
    })
    .toSorted((one, other) => one.km - other.km || (one.service.id < other.service.id ? -1 : 1));
}
