import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chooseSites,
  SITES_WITHIN,
  sitesByHand,
  sitesOf
} from '#lib/domain/directory/siting/choose-sites.ts';
import { coveredByExisting } from '#lib/domain/directory/siting/existing-cover.ts';
import { siteCoverage, siteReasons } from '#lib/domain/directory/siting/site-coverage.ts';
import type { SitingPoint, SitingProblem } from '#lib/domain/directory/siting/siting-problem.ts';
import { chooseSitesApart } from './choose-sites-apart.ts';
import { solver } from './solve-program.ts';

const solve = await solver(600_000);

const points = fc
  .array(
    fc.record({
      east: fc.integer({ min: 0, max: 60 }),
      north: fc.integer({ min: 0, max: 60 }),
      need: fc.integer({ min: 0, max: 400 }),
      covered: fc.constantFrom(0, 0.3, 1)
    }),
    { minLength: 1, maxLength: 8 }
  )
  .map((all) =>
    all.map(
      ({ east, north, need, covered }, at): SitingPoint => ({
        ...{ code: `50000${at}`, name: `Obec ${at}` },
        ...{ latitude: 48.5 + north / 111, longitude: 19 + east / 74 },
        ...{ need: need / 10, covered: (covered * need) / 10, recipients: need / 5 }
      })
    )
  );
const problems = fc.record({
  points,
  count: fc.integer({ min: 1, max: 3 }),
  reachKm: fc.constantFrom(5, 15, 20, 40)
}) satisfies fc.Arbitrary<SitingProblem>;

const worthOf = (problem: SitingProblem, codes: readonly string[]) =>
  siteCoverage(problem, sitesOf(problem, codes)).worth;

/** The most by looking at every set of so many sites. */
function bestOfAll(problem: SitingProblem): number {
  const all = problem.points;
  let best = 0;
  for (let bits = 0; bits < 2 ** all.length; bits += 1) {
    const set = all.filter((_, at) => (bits >> at) % 2 === 1);
    if (set.length <= problem.count) best = Math.max(best, siteCoverage(problem, set).worth);
  }
  return best;
}

describe('sites', () => {
  test('reach as much as the best of all sets, the answer by hand never more, and others at most a twentieth less', async () => {
    await fc.assert(
      fc.asyncProperty(problems, async (problem) => {
        const { certainty, chosen, greedy, alternatives } = await chooseSites(problem, solve);
        const best = bestOfAll(problem);
        expect(certainty).toBe('best');
        expect(worthOf(problem, chosen)).toBeCloseTo(best, 4);
        expect(worthOf(problem, greedy)).toBeLessThanOrEqual(best + 1e-9);
        expect(chosen.length).toBeLessThanOrEqual(problem.count);
        const seen = new Set(chosen);
        for (const set of alternatives) {
          expect(set.length).toBeLessThanOrEqual(problem.count);
          expect(worthOf(problem, set)).toBeGreaterThanOrEqual((1 - SITES_WITHIN) * best - 1e-4);
          expect(set.some((code) => !seen.has(code))).toBe(true);
          for (const code of set) seen.add(code);
        }
      }),
      { numRuns: 80 }
    );
  });

  test('are the same in whatever order municipalities come', async () => {
    await fc.assert(
      fc.asyncProperty(problems, async (problem) => {
        const turned = { ...problem, points: problem.points.toReversed() };
        expect(await chooseSites(turned, solve)).toEqual(await chooseSites(problem, solve));
      }),
      { numRuns: 30 }
    );
  });

  test('never reach less when there is one more, and what is covered, reached and left is the need', async () => {
    await fc.assert(
      fc.asyncProperty(problems, async (problem) => {
        const one = await chooseSites(problem, solve);
        const more = await chooseSites({ ...problem, count: problem.count + 1 }, solve);
        expect(worthOf(problem, more.chosen)).toBeGreaterThanOrEqual(worthOf(problem, one.chosen) - 1e-6);
        const sites = sitesOf(problem, one.chosen);
        const sums = siteCoverage(problem, sites);
        expect(sums.covered + sums.reached + sums.left).toBeCloseTo(sums.need, 9);
        for (const added of problem.points)
          expect(siteCoverage(problem, [...sites, added]).reached).toBeGreaterThanOrEqual(
            sums.reached - 1e-9
          );
        const reasons = siteReasons(problem, sites);
        expect(reasons.reduce((sum, { reached }) => sum + reached, 0)).toBeCloseTo(sums.reached, 9);
        for (const { lostWithout, reached } of reasons)
          expect(lostWithout).toBeLessThanOrEqual(reached + 1e-9);
      }),
      { numRuns: 30 }
    );
  });
});

const point = (code: string, north: number, need: number): SitingPoint => ({
  ...{ code, name: code, latitude: 48.5 + north / 111.2, longitude: 19 },
  ...{ need, covered: 0, recipients: need }
});

test('two sites at the ends reach all where the answer by hand begins in the middle', async () => {
  // In a row, 10 km apart; by hand one in the middle comes first, and both ends cannot be reached by one more.
  const needs = [2, 2, 3, 3, 2, 2];
  const problem: SitingProblem = {
    points: needs.map((need, at) => point('abcdef'.charAt(at), 10 * at, need)),
    count: 2,
    reachKm: 11
  };
  const choice = await chooseSites(problem, solve);
  expect(choice.chosen).toEqual(['b', 'e']);
  expect(siteCoverage(problem, sitesOf(problem, choice.greedy)).left).toBe(2);
  expect(siteCoverage(problem, sitesOf(problem, choice.chosen)).left).toBe(0);
});

test('of places that reach all, the one to which people have it nearest', async () => {
  const problem: SitingProblem = {
    points: [point('a', 0, 1), point('b', 2, 9), point('c', 4, 2)],
    count: 1,
    reachKm: 20
  };
  const choice = await chooseSites(problem, solve);
  expect(choice.chosen).toEqual(['b']);
  expect(choice.alternatives).toEqual([['c'], ['a']]);
  expect(siteCoverage(problem, sitesOf(problem, ['b'])).averageKm).toBeCloseTo((2 * 1 + 4 * 1) / 12, 1);
});

test('where nothing is missing no site is needed', async () => {
  const covered = { ...point('a', 0, 5), covered: 5 };
  const choice = await chooseSites({ points: [covered], count: 2, reachKm: 20 }, solve);
  expect(choice).toEqual({ certainty: 'best', chosen: [], greedy: [], alternatives: [] });
});

test('a process of its own says the same as here; without time the answer by hand stands', async () => {
  const problem: SitingProblem = { points: [point('a', 0, 1), point('b', 30, 9)], count: 1, reachKm: 20 };
  expect(await chooseSitesApart(problem)).toEqual(await chooseSites(problem, solve));
  expect(await chooseSites(problem, async () => ({ outcome: 'too-long' }))).toEqual(sitesByHand(problem));
});

test('a service is shared by all whom it reaches, and covers never more than the need', () => {
  const reaches = new Map([
    ['a', 30],
    ['b', 10],
    ['elsewhere', 60]
  ]);
  const supplies = [{ capacity: 20, reaches }];
  expect(coveredByExisting({ code: 'a', need: 10 }, supplies)).toBeCloseTo(6);
  expect(coveredByExisting({ code: 'b', need: 1 }, supplies)).toBe(1);
  expect(coveredByExisting({ code: 'far', need: 1 }, supplies)).toBe(0);
});
