import { distanceKm } from '../../tenancy/territory-distance.ts';
import { missingOf, type SitingPoint, type SitingProblem, worthAt } from './siting-problem.ts';

/** How a municipality stands once facilities are there. */
export type PointCoverage = {
  point: SitingPoint;
  /** The nearest of the facilities and how far it is, also beyond the reach; null where there is none. */
  nearest: { site: SitingPoint; km: number } | null;
  isReached: boolean;
  /** Missing need that a facility now reaches; all of it or nothing. */
  reached: number;
  /** Need that stays without anybody. */
  left: number;
};

/** What a set of sites brings. Need is in the unit of the problem. */
export type SiteCoverage = {
  /** In the order of the problem's points. */
  points: PointCoverage[];
  need: number;
  /** By services that are there, by the sites, and what is left; together the need. */
  covered: number;
  reached: number;
  left: number;
  /** What is compared: the need reached, where nearer counts a little more (`FAR_COUNTS_LESS`). */
  worth: number;
  /** How far those that are reached have it to their site, weighed by their missing need; null where nobody is reached. */
  averageKm: number | null;
};

/** Counts what a set of sites brings; each municipality goes to the nearest, of equally near ones to the first. */
export function siteCoverage(
  { points, reachKm }: SitingProblem,
  sites: readonly SitingPoint[]
): SiteCoverage {
  const all = points.map((point): PointCoverage => {
    const nearest = nearestOf(point, sites);
    const isReached = nearest !== null && nearest.km <= reachKm;
    const missing = missingOf(point);
    return { point, nearest, isReached, reached: isReached ? missing : 0, left: isReached ? 0 : missing };
  });
  const sum = (of: (one: PointCoverage) => number) => all.reduce((total, one) => total + of(one), 0);
  const reached = sum((one) => one.reached);
  return {
    ...{ points: all, reached, left: sum((one) => one.left) },
    ...{ need: sum(({ point }) => point.need), covered: sum(({ point }) => point.covered) },
    worth: sum((one) => (one.nearest ? one.reached * worthAt(one.nearest.km, reachKm) : 0)),
    averageKm: reached > 0 ? sum((one) => one.reached * (one.nearest?.km ?? 0)) / reached : null
  };
}

function nearestOf(point: SitingPoint, sites: readonly SitingPoint[]): PointCoverage['nearest'] {
  return sites.reduce<PointCoverage['nearest']>((best, site) => {
    const km = site.code === point.code ? 0 : distanceKm(site, point);
    return best === null || km < best.km ? { site, km } : best;
  }, null);
}

/** One of the sites with its reasons. */
export type SiteReason = {
  site: SitingPoint;
  /** Municipalities that have it nearest and within reach, and how far the farthest of them is. */
  serves: number;
  farthestKm: number;
  /** Missing need of those, and their people who would use the service by it. */
  reached: number;
  recipients: number;
  /** What nobody would reach without it: what the other sites do not. */
  lostWithout: number;
};

/** Why each of the sites is there, in their order. */
export function siteReasons(problem: SitingProblem, sites: readonly SitingPoint[]): SiteReason[] {
  const { points, reached } = siteCoverage(problem, sites);
  return sites.map((site) => {
    const own = points.filter((one) => one.isReached && one.nearest?.site === site);
    const others = siteCoverage(
      problem,
      sites.filter((one) => one !== site)
    );
    return {
      ...{ site, serves: own.length },
      farthestKm: Math.max(0, ...own.map(({ nearest }) => nearest?.km ?? 0)),
      reached: own.reduce((sum, one) => sum + one.reached, 0),
      recipients: own.reduce((sum, one) => sum + recipientsOf(one.point, one.reached), 0),
      lostWithout: Math.max(0, reached - others.reached)
    };
  });
}

/** The people behind a part of the need of a municipality. */
export function recipientsOf({ recipients, need }: SitingPoint, part: number): number {
  return need > 0 ? (recipients * part) / need : 0;
}
