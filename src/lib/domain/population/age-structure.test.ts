import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AGE_BANDS,
  type AgeStructure,
  ageingIndex,
  childDependency,
  dependencyRatio,
  meanAge,
  OLDEST_AGE,
  oldAgeDependency,
  personsBetween,
  personsByBand,
  shareOf,
  sumAgeStructures,
  totalOf
} from './age-structure.ts';

const rows: string[][] = parse(readFileSync('data/population/census-2021-ages.csv'), { fromLine: 2 });

function census(code: string): AgeStructure {
  const row = rows.find((each) => each[0] === code);
  if (!row) throw new Error(`no ${code} in the census`);
  const persons = row.slice(1).map(Number);
  return { males: persons.slice(0, 101), females: persons.slice(101) };
}

describe('Bánov, census 2021', () => {
  const banov = census('503045');

  test('3,697 people: 512 children, 2,469 of working age, 716 older', () => {
    expect(totalOf(banov)).toBe(3_697);
    expect(personsBetween(banov, 0, 14)).toBe(512);
    expect(personsBetween(banov, 15, 64)).toBe(2_469);
    expect(personsBetween(banov, 65)).toBe(716);
  });

  test('1,818 men and 1,879 women', () => {
    const bands = personsByBand(banov, [{ from: 0, to: null }]);
    expect(bands).toEqual([{ from: 0, to: null, males: 1_818, females: 1_879, persons: 3_697 }]);
  });

  test('ageing index 139.8, dependency ratio 49.7, shares as published', () => {
    expect(ageingIndex(banov)).toBeCloseTo(139.8, 1);
    expect(dependencyRatio(banov)).toBeCloseTo(49.7, 1);
    expect(100 * (shareOf(banov, 65) ?? 0)).toBeCloseTo(19.37, 2);
  });
});

test('Rajec: 865, 4,099, 933, of them 146 of 80 and more', () => {
  const rajec = census('517917');
  expect(personsBetween(rajec, 0, 14)).toBe(865);
  expect(personsBetween(rajec, 15, 64)).toBe(4_099);
  expect(personsBetween(rajec, 65)).toBe(933);
  expect(personsBetween(rajec, 80)).toBe(146);
});

test('Nitra is 43.32 years old on average', () => {
  expect(meanAge(census('500011'))).toBeCloseTo(43.32, 2);
});

test('the bands of a plan cover every age once', () => {
  const years = AGE_BANDS.flatMap(({ from, to }) =>
    Array.from({ length: (to ?? OLDEST_AGE) - from + 1 }, (_, at) => from + at)
  );
  expect(years).toEqual(Array.from({ length: OLDEST_AGE + 1 }, (_, age) => age));
});

const anyAges = fc.record({
  males: fc.array(fc.nat(5_000), { minLength: 101, maxLength: 101 }),
  females: fc.array(fc.nat(5_000), { minLength: 101, maxLength: 101 })
});

test('bands, sums and ratios agree on any people', () => {
  fc.assert(
    fc.property(anyAges, anyAges, (one, other) => {
      const both = sumAgeStructures([one, other]);
      expect(totalOf(both)).toBe(totalOf(one) + totalOf(other));
      expect(personsByBand(both).reduce((sum, band) => sum + band.persons, 0)).toBe(totalOf(both));
      const mean = meanAge(both);
      const [low, high] = [meanAge(one) ?? 0, meanAge(other) ?? 0].toSorted((a, b) => a - b);
      expect(mean).toBeGreaterThanOrEqual((low ?? 0) - 1e-9);
      expect(mean).toBeLessThanOrEqual((high ?? 0) + 1e-9);
    })
  );
});

test('children and old people share the dependency ratio between them', () => {
  fc.assert(
    fc.property(anyAges, (ages) => {
      const [children, old, both] = [childDependency(ages), oldAgeDependency(ages), dependencyRatio(ages)];
      if (both === null) expect([children, old]).toEqual([null, null]);
      else expect((children ?? 0) + (old ?? 0)).toBeCloseTo(both, 6);
      // Old people beside children are what the ageing index tells.
      const index = ageingIndex(ages);
      if (children && old && index !== null) expect((100 * old) / children).toBeCloseTo(index, 6);
    })
  );
});

test('nobody at all has no index', () => {
  const nobody = sumAgeStructures([]);
  expect([totalOf(nobody), ageingIndex(nobody), dependencyRatio(nobody), meanAge(nobody)]).toEqual([
    0,
    null,
    null,
    null
  ]);
});
