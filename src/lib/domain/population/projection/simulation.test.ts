import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataFolder } from '#lib/server/reference/data-folder.ts';
import { readAges } from '#lib/server/reference/read-census.ts';
import { readTerritory } from '#lib/server/reference/read-territory.ts';
import { readVitalRates } from '#lib/server/reference/read-vital-rates.ts';
import { nationalPeople } from '#tests/national-people.ts';
import { sumOf } from './cohort-component.ts';
import { AS_THE_COUNTRY, childrenBeside, priorStrength, shrunkenRatio } from './local-rates.ts';
import { groupsFrom, projectPlace, projectVariant, ratesOfPlace } from './place-projection.ts';
import { peopleBetween } from './projection.ts';
import { randomStream } from './random-stream.ts';
import { type SimulationOptions, simulation } from './simulation.ts';
import { COUNTRY_UNCERTAINTY } from './uncertainty.ts';
import { yearlyRates } from './vital-rates.ts';

const ratesIn = yearlyRates(readVitalRates(dataFolder()));
const areas = readAges(dataFolder(), readTerritory(dataFolder()).units);
const agesOf = (code: string) => {
  const found = areas.find(({ areaCode }) => areaCode === code);
  if (!found) throw new Error(`no ${code} in the census`);
  return { males: found.males, females: found.females };
};
const country = { ages: agesOf('SK'), ratesIn };
const place = (code: string) => ({ ages: agesOf(code), scale: AS_THE_COUNTRY, from: 2021, years: 20 });

const CERTAIN = { fertility: 0, mortality: 0, migration: 0, turnover: 0 };
const COUNTED = [
  { from: 0, to: null },
  { from: 0, to: 14 },
  { from: 65, to: null },
  { from: 80, to: null }
];
const options = (code: string, more: Partial<SimulationOptions> = {}): SimulationOptions => ({
  ...{
    from: 2021,
    steps: 20,
    runs: 400,
    seed: 7,
    uncertainty: CERTAIN,
    counted: COUNTED,
    quantiles: [0.1, 0.5, 0.9]
  },
  ratesIn: ratesOfPlace(place(code), country, 'middle'),
  ...more
});
const played = (code: string, more: Partial<SimulationOptions> = {}, pieces = 1) => {
  const given = options(code, more);
  const game = simulation(groupsFrom(agesOf(code)), given);
  for (let piece = 0; piece < pieces; piece++) game.play(given.runs / pieces);
  return game.years();
};

describe('chance that can be repeated', () => {
  const many = 40_000;
  const momentsOf = (draw: () => number) => {
    let [sum, squares] = [0, 0];
    for (let at = 0; at < many; at++) {
      const one = draw();
      sum += one;
      squares += one * one;
    }
    const mean = sum / many;
    return { mean, variance: squares / many - mean * mean };
  };
  /** Mean and variance within five standard errors of what they should be. */
  const isNear = (found: { mean: number; variance: number }, mean: number, variance: number) => {
    expect(Math.abs(found.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / many) + 1e-9);
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.1);
  };

  test.each([
    [1, 0.3],
    [20, 0.01],
    [7, 0.8],
    [400, 0.02],
    [400, 0.4],
    [3_000, 0.0005]
  ])('of %i things each with probability %f, as many happen as should, hit or drawn', (n, p) => {
    const chance = randomStream(n);
    isNear(
      momentsOf(() => chance.binomial(n, p)),
      n * p,
      n * p * (1 - p)
    );
    isNear(
      momentsOf(() => chance.hit(n, -Math.log1p(-p))),
      n * p,
      n * p * (1 - p)
    );
  });

  test.each([0.2, 3, 11, 40])('what happens %f times on average, does', (mean) => {
    const chance = randomStream(3);
    isNear(
      momentsOf(() => chance.poisson(mean)),
      mean,
      mean
    );
  });

  test('even and normal numbers, and whole ones beside a number', () => {
    const chance = randomStream(11);
    isNear(momentsOf(chance.uniform), 1 / 2, 1 / 12);
    isNear(momentsOf(chance.normal), 0, 1);
    isNear(
      momentsOf(() => chance.rounded(2.3)),
      2.3,
      0.21
    );
  });

  test('counts stay between none and all', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat({ max: 2_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, n, p) => {
          const count = randomStream(seed).binomial(n, p);
          expect(Number.isInteger(count) && count >= 0 && count <= n).toBe(true);
        }
      )
    );
  });
});

describe('the coming years played many times', () => {
  test('their middle is the projection itself', () => {
    const projected = projectVariant(place('517917'), country, 'middle');
    if (projected.outcome !== 'projected') throw new Error(projected.outcome);
    for (const year of [2026, 2031, 2041]) {
      const people = projected.years.find((one) => one.year === year)?.population;
      const middle = played('517917').find((one) => one.year === year)?.quantiles ?? [];
      COUNTED.forEach(({ from, to }, what) => {
        const expected = people ? peopleBetween(people, from, to) : Number.NaN;
        expect(Math.abs((middle[what]?.[1] ?? 0) - expected)).toBeLessThan(4 + 0.01 * expected);
      });
    }
  });

  test.each([
    [30, 99],
    [100, 199]
  ])(
    'in villages of %i to %i people, which have many empty ages, chance neither adds nor takes',
    (least, most) => {
      const villages = areas.filter(({ areaKind, males, females }) => {
        const people = sumOf({ males: Float64Array.from(males), females: Float64Array.from(females) });
        return areaKind === 'unit' && people >= least && people <= most;
      });
      const some = villages.filter((_, at) => at % Math.ceil(villages.length / 12) === 0);
      expect(some.length).toBeGreaterThan(8);
      const ratios = some.map(({ areaCode }) => {
        const projected = projectVariant(place(areaCode), country, 'middle');
        if (projected.outcome !== 'projected') throw new Error(projected.outcome);
        const last = projected.years.at(-1);
        const [, middle = 0] =
          played(areaCode, { runs: 200, uncertainty: COUNTRY_UNCERTAINTY }).at(-1)?.quantiles[0] ?? [];
        return last ? middle / sumOf(last.population) : Number.NaN;
      });
      const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
      expect(Math.abs(mean - 1)).toBeLessThan(0.03);
    }
  );

  test('a small village is mostly chance, a town less so; unsure rates widen both', () => {
    const width = (code: string, more = {}) => {
      const [low = 0, middle = 0, high = 0] = played(code, more).at(-1)?.quantiles[0] ?? [];
      return (high - low) / middle;
    };
    const unsure = { uncertainty: { fertility: 0.1, mortality: 0.05, migration: 0.004, turnover: 0.03 } };
    const [village, town] = ['503053', '517402'];
    expect(width(village)).toBeGreaterThan(3 * width(town));
    expect(width(village, unsure)).toBeGreaterThan(width(village));
    expect(width(town, unsure)).toBeGreaterThan(width(town));
  });

  test('the same seed gives the same, in one piece or in many; the first year is the census', () => {
    const whole = played('503045', { runs: 60 });
    expect(played('503045', { runs: 60 }, 6)).toEqual(whole);
    expect(played('503045', { runs: 60, seed: 8 })).not.toEqual(whole);
    expect(whole[0]?.quantiles[0]).toEqual([3_697, 3_697, 3_697]);
  });
});

describe('a place by the rates of the country', () => {
  test('without anything known of it, the low variant has fewer people and the high one more, every year', () => {
    for (const { areaKind, areaCode } of areas.filter((_, at) => at % 97 === 0)) {
      if (areaKind !== 'unit') continue;
      const projected = projectPlace(place(areaCode), country);
      if (projected.outcome !== 'projected') throw new Error(`${areaCode}: ${projected.outcome}`);
      const { low, middle, high } = projected.variants;
      middle.slice(1).forEach(({ population }, at) => {
        const between = sumOf(population);
        if (between === 0) return;
        expect(sumOf(low[at + 1]?.population ?? population)).toBeLessThan(between);
        expect(sumOf(high[at + 1]?.population ?? population)).toBeGreaterThan(between);
      });
    }
  });

  test('a military district without people stays without them', () => {
    const empty = areas.find(
      ({ areaKind, males, females }) => areaKind === 'unit' && ![...males, ...females].some(Boolean)
    );
    const projected = projectPlace(place(empty?.areaCode ?? ''), country);
    if (projected.outcome !== 'projected') throw new Error(projected.outcome);
    for (const years of Object.values(projected.variants))
      expect(years.every(({ population }) => sumOf(population) === 0)).toBe(true);
  });

  test('what a place shows of its children is believed the more, the more children it could have', () => {
    const rates = ratesIn(2018);
    // The two whole cities are there as their districts already.
    const units = areas.filter(
      ({ areaKind, areaCode }) => areaKind === 'unit' && !['582000', '599981'].includes(areaCode)
    );
    const besides = units.map((unit) => childrenBeside(unit, country.ages, rates));
    const observed = besides.reduce((sum, one) => sum + one.observed, 0);
    const expected = besides.reduce((sum, one) => sum + one.expected, 0);
    expect(observed / expected).toBeCloseTo(1, 6);
    const strength = priorStrength(besides);
    expect(strength).toBeGreaterThan(5);
    expect(strength).toBeLessThan(50);
    const few = shrunkenRatio({ observed: 4, expected: 2 }, strength);
    const many = shrunkenRatio({ observed: 4_000, expected: 2_000 }, strength);
    expect(few.ratio).toBeLessThan(1.3);
    expect(many.ratio).toBeGreaterThan(1.9);
    expect(few.deviation).toBeGreaterThan(many.deviation);
  });

  test('places that differ by chance alone tell nothing of their own', () => {
    const chance = randomStream(5);
    const places = Array.from({ length: 2_000 }, (_, at) => {
      const expected = 5 + (at % 40);
      return { observed: chance.poisson(expected), expected };
    });
    const strength = priorStrength(places);
    expect(strength).toBeGreaterThan(1_000);
    expect(shrunkenRatio({ observed: 9, expected: 3 }, strength).ratio).toBeCloseTo(1, 2);
  });

  test('people counted by five years read as single ages are as many', () => {
    expect(sumOf(nationalPeople(2020, 1))).toBeCloseTo(sumOf(nationalPeople(2020, 5)), 3);
  });
});
