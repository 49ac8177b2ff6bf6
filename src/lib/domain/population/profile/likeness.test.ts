import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likenessSpace, mostAlike, type PlaceTraits, unlikeness } from './likeness.ts';

/** Shares are ratios of counted people. */
const share = fc.integer({ min: 0, max: 10_000 }).map((people) => people / 10_000);
const place = fc.record({
  inhabitants: fc.integer({ min: 1, max: 500_000 }),
  children: share,
  old: share,
  oldest: share,
  university: share,
  withoutExam: share,
  isDistrictTown: fc.boolean()
});
const places = fc
  .array(place, { minLength: 3, maxLength: 30 })
  .map((found): PlaceTraits[] => found.map((one, at) => ({ code: String(500_000 + at), ...one })));

/** The same distance reckoned pair by pair, from the definition: differences over standard deviations. */
function pairwise(all: readonly PlaceTraits[], one: PlaceTraits, other: PlaceTraits): number {
  const weights = { size: 3, children: 1, old: 1, oldest: 1, university: 0.5, withoutExam: 0.5 };
  const of = (trait: keyof typeof weights, from: PlaceTraits) =>
    trait === 'size' ? Math.log(from.inhabitants) : from[trait];
  let square = one.isDistrictTown === other.isDistrictTown ? 0 : 12;
  for (const trait of Object.keys(weights) as (keyof typeof weights)[]) {
    const values = all.map((each) => of(trait, each));
    // Mean of squared differences of all pairs is twice the variance.
    let squares = 0;
    for (const a of values) for (const b of values) squares += (a - b) ** 2;
    const variance = squares / (2 * values.length ** 2);
    if (variance > 1e-18) square += (weights[trait] * (of(trait, one) - of(trait, other)) ** 2) / variance;
  }
  return Math.sqrt(square);
}

test('the distance is that of the definition, the same both ways, and never shorter round a corner', () => {
  fc.assert(
    fc.property(places, (all) => {
      const space = likenessSpace(all);
      const at = (which: number) => space.places[which]?.at ?? [];
      const [ab, ba, bc, ac] = [
        unlikeness(at(0), at(1)),
        unlikeness(at(1), at(0)),
        unlikeness(at(1), at(2)),
        unlikeness(at(0), at(2))
      ];
      expect(ab).toBe(ba);
      expect(ac).toBeLessThanOrEqual(ab + bc + 1e-9);
      const [first, second] = all as [PlaceTraits, PlaceTraits];
      expect(ab).toBeCloseTo(pairwise(all, first, second), 6);
    })
  );
});

test('the order of municipalities does not matter, and nobody is like herself', () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 6 }), (all, count) => {
      const found = mostAlike(likenessSpace(all), '500000', count);
      expect(mostAlike(likenessSpace(all.toReversed()), '500000', count)).toEqual(found);
      expect(found.map(({ code }) => code)).not.toContain('500000');
      expect(found).toHaveLength(Math.min(count, all.length - 1));
      expect(found.map(({ distance }) => distance)).toEqual(
        found.map(({ distance }) => distance).toSorted((a, b) => a - b)
      );
    })
  );
});

test('a twin is at no distance, whatever the others are', () => {
  fc.assert(
    fc.property(places, (all) => {
      const twin = { ...(all[0] as PlaceTraits), code: '600000' };
      const [nearest] = mostAlike(likenessSpace([...all, twin]), '600000', 1);
      expect(nearest?.distance).toBe(0);
    })
  );
});

test('twice as many people are as far in villages as in towns', () => {
  const of = (code: string, inhabitants: number): PlaceTraits => ({
    ...{ code, inhabitants, children: 0.15, old: 0.18, oldest: 0.04 },
    ...{ university: 0.1, withoutExam: 0.3, isDistrictTown: false }
  });
  const space = likenessSpace([of('1', 500), of('2', 1_000), of('3', 5_000), of('4', 10_000)]);
  const [a, b, c, d] = space.places.map(({ at }) => at) as [number[], number[], number[], number[]];
  expect(unlikeness(a, b)).toBeCloseTo(unlikeness(c, d), 12);
});

test('a trait in which places do not differ says nothing', () => {
  const of = (code: string, old: number): PlaceTraits => ({
    ...{ code, inhabitants: 700, children: 0.1, old, oldest: 0.1 / 3 },
    ...{ university: 0.1, withoutExam: 0.7, isDistrictTown: false }
  });
  const [first, second, third] = likenessSpace([of('1', 0.1), of('2', 0.2), of('3', 0.3)]).places;
  const [a, b, c] = [first?.at ?? [], second?.at ?? [], third?.at ?? []];
  expect(unlikeness(a, c)).toBeCloseTo(2 * unlikeness(a, b), 9);
  expect(unlikeness(a, b)).toBeCloseTo(Math.sqrt(1.5), 9);
});

test('a place that is not there is like nobody', () => {
  expect(mostAlike(likenessSpace([]), '500000', 5)).toEqual([]);
});
