import { distanceKm, type Place } from '../../tenancy/territory-distance.ts';

/** A municipality whose people may need the service, and whose settlement centre may be a site of it. */
export type SitingPoint = Place & {
  /** Code of the unit of the territory. */
  code: string;
  name: string;
  /** What its people need in the year that is asked about, wherever they are served; in one unit of capacity, 0 or more. */
  need: number;
  /** What of the need the services that are there cover; between 0 and the need. */
  covered: number;
  /** People behind the need, who would use the service; 0 or more. */
  recipients: number;
};

/** Where to put facilities so that as much need as possible is near one. */
export type SitingProblem = {
  points: readonly SitingPoint[];
  /** How many facilities; {@link FEWEST_SITES} to {@link MOST_SITES}. */
  count: number;
  /** How far, in km of a straight line between settlement centres, a facility reaches. */
  reachKm: number;
};

export const FEWEST_SITES = 1;
export const MOST_SITES = 5;
/** More municipalities the solver does not weigh in the time a page has. */
export const MOST_POINTS = 80;

/**
 * Of sites that reach the same, the nearer ones: need at the very end of the reach counts so much less, as a share of it.
 * Small enough that distance never outweighs a thousandth of the need.
 */
export const FAR_COUNTS_LESS = 0.001;

/** What of a municipality's need nobody covers yet. */
export const missingOf = ({ need, covered }: Pick<SitingPoint, 'need' | 'covered'>): number =>
  Math.max(0, need - covered);

/** The points in the order of their codes: what order they came in changes nothing. */
export function inCodeOrder(problem: SitingProblem): SitingProblem {
  const points = problem.points.toSorted((one, other) =>
    one.code < other.code ? -1 : Number(one.code > other.code)
  );
  return { ...problem, points };
}

/** What a unit of missing need counts at a site so many km away, 0 to 1; 0 beyond the reach. */
export function worthAt(km: number, reachKm: number): number {
  return km > reachKm ? 0 : 1 - (FAR_COUNTS_LESS * km) / reachKm;
}

/** Straight distances of all points from all points, in km; 0 from itself. */
export function distancesKm(points: readonly Place[]): number[][] {
  return points.map((from, row) => points.map((to, column) => (row === column ? 0 : distanceKm(from, to))));
}
