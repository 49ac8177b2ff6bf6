import type { LinearProgram, LinearRow, Solve, Term } from '../../shared/linear-program.ts';
import { type SiteCoverage, siteCoverage } from './site-coverage.ts';
import {
  distancesKm,
  inCodeOrder,
  missingOf,
  type SitingPoint,
  type SitingProblem,
  worthAt
} from './siting-problem.ts';

/** So much less than the best an alternative may bring, as a share of it. */
export const SITES_WITHIN = 0.05;
export const MOST_OTHER_SITES = 5;
/** Two answers closer than this, as a share, are equally good: the solver itself reckons to a millionth. */
const SAME = 1e-7;

/** Sites by the codes of their units, in the order of codes. */
export type SiteCodes = readonly string[];

/**
 * `best`: no other so many sites reach more; `in-time`: the best that was found before the time was up; `greedy`: the
 * answer by hand, because no other was found in time.
 */
export type SiteChoice = {
  certainty: 'best' | 'in-time' | 'greedy';
  chosen: SiteCodes;
  /** One after another, each where it brings the most: in the order in which they were taken. */
  greedy: SiteCodes;
  /** Other sets at most 5 % worse, each with a site that no better one has; the best first. */
  alternatives: SiteCodes[];
};

/**
 * Chooses sites so that as much missing need as possible lies within the reach of one: the maximal covering location
 * problem (Church and ReVelle, Papers of the Regional Science Association 32 (1974) 101–118), docs/decisions/0031.
 * A facility has room for everybody whom it reaches; how large it has to be is the answer.
 */
export async function chooseSites(given: SitingProblem, solve: Solve): Promise<SiteChoice> {
  const problem = inCodeOrder(given);
  const greedy = greedySites(problem);
  const program = sitingProgram(problem);
  const found = await bestSites(problem, { greedy, program }, solve);
  const alternatives =
    found.certainty === 'best' ? await otherSites(problem, { best: found.sites, program }, solve) : [];
  return {
    certainty: found.certainty,
    ...{ chosen: codesOf(found.sites), greedy: greedy.map(({ code }) => code) },
    alternatives: alternatives.map(codesOf)
  };
}

/** The answer by hand alone, where no solver answers. */
export function sitesByHand(given: SitingProblem): SiteChoice {
  const greedy = greedySites(inCodeOrder(given));
  return {
    certainty: 'greedy',
    ...{ chosen: codesOf(greedy), greedy: greedy.map(({ code }) => code), alternatives: [] }
  };
}

/** The points of a problem with these codes. */
export function sitesOf({ points }: SitingProblem, codes: SiteCodes): SitingPoint[] {
  return codes.flatMap((code) => points.find((point) => point.code === code) ?? []);
}

const codesOf = (sites: readonly SitingPoint[]): SiteCodes => sites.map(({ code }) => code).toSorted();

/** One site after another, each where it adds the most; of equal ones the first. Ends where nothing is added. */
function greedySites(problem: SitingProblem): SitingPoint[] {
  const { points, count, reachKm } = problem;
  const far = distancesKm(points);
  const best = points.map(() => 0);
  const taken: SitingPoint[] = [];
  const worth = (row: number, column: number) =>
    missingOf(points[row] as SitingPoint) * worthAt(far[row]?.[column] ?? 0, reachKm);
  while (taken.length < count) {
    const gains = points.map((_, column) =>
      points.reduce((sum, _point, row) => sum + Math.max(0, worth(row, column) - (best[row] ?? 0)), 0)
    );
    const most = gains.reduce((at, gain, column) => (gain > (gains[at] ?? 0) + SAME ? column : at), 0);
    const site = points[most];
    if (!site || !((gains[most] ?? 0) > SAME)) break;
    taken.push(site);
    points.forEach((_, row) => {
      best[row] = Math.max(best[row] ?? 0, worth(row, most));
    });
  }
  return taken;
}

const siteAt = (column: number) => `s${column}`;
const goesTo = (row: number, column: number) => `x${row}to${column}`;

/** Who goes to which site, at most one, and only where one is; worth by distance. */
function sitingProgram({ points, count, reachKm }: SitingProblem): LinearProgram {
  const far = distancesKm(points);
  const rows: LinearRow[] = [
    { terms: points.map((_, column): Term => [1, siteAt(column)]), is: 'at-most', bound: count }
  ];
  const maximise: Term[] = [];
  points.forEach((point, row) => {
    const missing = missingOf(point);
    const near = points.flatMap((_, column) => ((far[row]?.[column] ?? 0) <= reachKm ? [column] : []));
    if (missing <= 0) return;
    rows.push({
      terms: near.map((column): Term => [1, goesTo(row, column)]),
      ...{ is: 'at-most', bound: 1 }
    });
    for (const column of near) {
      maximise.push([missing * worthAt(far[row]?.[column] ?? 0, reachKm), goesTo(row, column)]);
      rows.push({
        terms: [
          [1, goesTo(row, column)],
          [-1, siteAt(column)]
        ],
        ...{ is: 'at-most', bound: 0 }
      });
    }
  });
  return { maximise, rows, binary: points.map((_, column) => siteAt(column)) };
}

const worthOf = (problem: SitingProblem, sites: readonly SitingPoint[]): SiteCoverage['worth'] =>
  siteCoverage(problem, sites).worth;

async function bestSites(
  problem: SitingProblem,
  { greedy, program }: { greedy: SitingPoint[]; program: LinearProgram },
  solve: Solve
): Promise<{ certainty: SiteChoice['certainty']; sites: SitingPoint[] }> {
  const solved = await solve(program);
  if (!('ones' in solved)) return { certainty: 'greedy', sites: greedy };
  const sites = withoutIdle(problem, takenBy(problem, solved.ones));
  const byHand = worthOf(problem, greedy);
  const certainty = solved.outcome === 'largest' ? 'best' : 'in-time';
  // Of two equally good answers the one that anybody can follow by hand.
  return { certainty, sites: worthOf(problem, sites) > byHand * (1 + SAME) ? sites : greedy };
}

async function otherSites(
  problem: SitingProblem,
  { best, program }: { best: SitingPoint[]; program: LinearProgram },
  solve: Solve
): Promise<SitingPoint[][]> {
  const least = (1 - SITES_WITHIN) * worthOf(problem, best);
  if (least <= 0) return [];
  const found: SitingPoint[][] = [];
  const known = new Set(best);
  while (found.length < MOST_OTHER_SITES && known.size < problem.points.length) {
    const rows = [
      ...program.rows,
      { terms: program.maximise, is: 'at-least' as const, bound: least },
      somethingNew(problem, known)
    ];
    const solved = await solve({ ...program, rows });
    if (solved.outcome !== 'largest') break;
    // An idle site is left out, but for one that is new: what is left may have been found before.
    const taken = takenBy(problem, solved.ones);
    const needed = withoutIdle(problem, taken);
    if (needed.every((site) => known.has(site))) break;
    found.push(needed);
    for (const site of needed) known.add(site);
  }
  return found;
}

const takenBy = ({ points }: SitingProblem, ones: ReadonlySet<string>): SitingPoint[] =>
  points.filter((_, column) => ones.has(siteAt(column)));

/** Without sites whose going loses nothing. */
function withoutIdle(problem: SitingProblem, sites: readonly SitingPoint[]): SitingPoint[] {
  return sites.reduce<SitingPoint[]>(
    (kept, site) => {
      const others = kept.filter((one) => one !== site);
      return worthOf(problem, others) >= worthOf(problem, kept) * (1 - SAME) ? others : kept;
    },
    [...sites]
  );
}

/** At least one site that none of the sets before has. */
function somethingNew({ points }: SitingProblem, known: ReadonlySet<SitingPoint>): LinearRow {
  const terms = points.flatMap((point, column): Term[] => (known.has(point) ? [] : [[1, siteAt(column)]]));
  return { terms, is: 'at-least', bound: 1 };
}
