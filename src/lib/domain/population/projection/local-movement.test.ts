import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  localMovement,
  type MovementOfPlace,
  movementPriors,
  NOTHING_SEEN,
  type SeenMovement,
  seenMovement,
  togetherSeen
} from './local-movement.ts';

const TURNOVER = 0.03;

/** Five years of a place of so many people, by its own factors of births and deaths and its own net migration. */
const seenOf = (people: number, births: number, deaths: number, moves: number): SeenMovement => ({
  births: { observed: Math.round(people * 0.05 * births), expected: people * 0.05 },
  deaths: { observed: Math.round(people * 0.055 * deaths), expected: people * 0.055 },
  moves: { net: Math.round(people * 5 * moves), personYears: people * 5 }
});

const factor = fc.double({ min: 0.3, max: 3, noNaN: true });
const place: fc.Arbitrary<MovementOfPlace> = fc
  .record({
    ...{ district: fc.constantFrom('A', 'B', 'C', null), people: fc.integer({ min: 0, max: 40_000 }) },
    ...{ births: factor, deaths: factor, moves: fc.double({ min: -0.05, max: 0.05, noNaN: true }) }
  })
  .map(({ district, people, births, deaths, moves }) => ({
    district,
    seen: seenOf(people, births, deaths, moves)
  }));
const places = fc.array(place, { minLength: 1, maxLength: 40 });
const estimate = (of: MovementOfPlace, all: readonly MovementOfPlace[]) =>
  localMovement(of, movementPriors(all, TURNOVER), TURNOVER);

describe('local rates', () => {
  test('a place without events is as its district, and an endless one as itself', () => {
    fc.assert(
      fc.property(places, place, (all, one) => {
        const priors = movementPriors(all, TURNOVER);
        const unseen = localMovement({ ...one, seen: NOTHING_SEEN }, priors, TURNOVER);
        expect(unseen.births.ratio).toBeCloseTo(unseen.births.district, 9);
        expect(unseen.deaths.ratio).toBeCloseTo(unseen.deaths.district, 9);
        expect(unseen.moves.rate).toBeCloseTo(unseen.moves.district, 9);
        expect([unseen.births.weight, unseen.deaths.weight, unseen.moves.weight]).toEqual([0, 0, 0]);

        const endless = { ...one, seen: seenOf(1e15, 1.4, 0.8, 0.01) };
        const found = localMovement(endless, priors, TURNOVER);
        for (const { weight, ratio, observed, expected } of [found.births, found.deaths])
          if (weight > 0) expect(ratio).toBeCloseTo(observed / expected, 4);
        if (found.moves.weight > 0) expect(found.moves.rate).toBeCloseTo(0.01, 4);
      })
    );
  });

  test('every factor is above 0, every weight between 0 and 1, every result between the district and the own', () => {
    fc.assert(
      fc.property(places, (all) => {
        for (const one of all) {
          const { births, deaths, moves } = estimate(one, all);
          for (const { ratio, district, deviation, weight, observed, expected } of [births, deaths]) {
            expect(ratio).toBeGreaterThan(0);
            expect(deviation).toBeGreaterThanOrEqual(0);
            expect(weight).toBeGreaterThanOrEqual(0);
            expect(weight).toBeLessThan(1);
            const own = expected > 0 ? observed / expected : district;
            expect(ratio).toBeGreaterThanOrEqual(Math.min(own, district) - 1e-9);
            expect(ratio).toBeLessThanOrEqual(Math.max(own, district) + 1e-9);
            expect(ratio).toBeCloseTo(district + weight * (own - district), 9);
          }
          const own = moves.personYears > 0 ? moves.net / moves.personYears : moves.district;
          expect(moves.rate).toBeCloseTo(moves.district + moves.weight * (own - moves.district), 9);
          expect(moves.weight).toBeLessThan(1);
        }
      })
    );
  });

  test('the order of places does not matter, nor whether anything was expected at all', () => {
    fc.assert(
      fc.property(places, (all) => {
        const one = all[0];
        if (!one) return;
        const [found, again] = [estimate(one, all), estimate(one, all.toReversed())];
        expect(again.births.ratio).toBeCloseTo(found.births.ratio, 6);
        expect(again.deaths.ratio).toBeCloseTo(found.deaths.ratio, 6);
        expect(again.moves.rate).toBeCloseTo(found.moves.rate, 6);
      })
    );
    const empty = estimate({ district: 'A', seen: NOTHING_SEEN }, [{ district: 'A', seen: NOTHING_SEEN }]);
    expect([empty.births.ratio, empty.deaths.ratio, empty.moves.rate]).toEqual([1, 1, 0]);
  });

  test('a village of 300 stays near its district, a town of 20,000 near its own', () => {
    // Towns and villages that truly differ from each other by some tenths.
    const around = Array.from({ length: 200 }, (_, at) => ({
      district: at % 2 === 0 ? 'A' : 'B',
      seen: seenOf(
        500 + 37 * at,
        1 + (((at * 7) % 11) - 5) / 20,
        1 + (((at * 5) % 13) - 6) / 20,
        ((at % 9) - 4) / 800
      )
    }));
    const [village, town] = [300, 20_000].map((people) =>
      estimate({ district: 'A', seen: seenOf(people, 2, 2, 0.03) }, around)
    );
    for (const what of ['births', 'deaths', 'moves'] as const) {
      expect(village?.[what].weight).toBeLessThan(0.5);
      expect(town?.[what].weight).toBeGreaterThan(0.9);
    }
  });

  test('a year counts only for what was stated in it, and only where people are known', () => {
    const yearOf = (year: number) => ({
      ...{ year, population: { males: Float64Array.of(50), females: Float64Array.of(50) } },
      ...{ births: 2, deaths: 1, netMigration: 0 }
    });
    const expected = [2021, 2022, 2023].map(yearOf);
    const seen = seenMovement(
      [
        { year: 2021, births: 3, deaths: null, netMigration: -4 },
        { year: 2022, births: null, deaths: 0, netMigration: null },
        { year: 2030, births: 9, deaths: 9, netMigration: 9 }
      ],
      expected
    );
    expect(seen).toEqual({
      births: { observed: 3, expected: 2 },
      deaths: { observed: 0, expected: 1 },
      moves: { net: -4, personYears: 100 }
    });
    expect(togetherSeen(seen, seen).births).toEqual({ observed: 6, expected: 4 });
  });
});
