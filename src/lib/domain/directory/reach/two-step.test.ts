import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decayWeight, readReachKm } from './distance-decay.ts';
import { placesInReach, placesPerPerson, twoStepAccessibility } from './two-step.ts';

/**
 * The drawn example of Luo and Wang (2003): one physician in a catchment of 8 people, one in a catchment of 4, and one
 * person whom both reach has 1/8 + 1/4.
 */
test('the published example: 0.125, 0.25, and 0.375 where the catchments overlap', () => {
  const tracts = [
    { people: 7, reachedBy: ['a'] },
    { people: 1, reachedBy: ['a', 'b'] },
    { people: 3, reachedBy: ['b'] },
    { people: 5, reachedBy: [] as string[] }
  ];
  const physicians = [
    { name: 'a', capacity: 1 },
    { name: 'b', capacity: 1 }
  ];
  const found = twoStepAccessibility(physicians, tracts, ({ name }, { reachedBy }) =>
    reachedBy.includes(name) ? 1 : 0
  );
  expect(found).toEqual([0.125, 0.375, 0.25, 0]);
});

/** Reckoned by hand: 20 places; 100 people at 5 km (weight 1), 200 at 10 km (0.68), 300 at 18 km (0.22). */
test('with decay, 20 places among 100 + 136 + 66 people are 66.2, 45.0 and 14.6 for a thousand', () => {
  const towns = [
    { people: 100, km: 5 },
    { people: 200, km: 10 },
    { people: 300, km: 18 },
    { people: 400, km: 20.1 }
  ];
  const found = twoStepAccessibility([{ capacity: 20 }], towns, (_, { km }) => decayWeight(km, 20));
  expect(found.map((one) => Math.round(10_000 * one) / 10)).toEqual([66.2, 45, 14.6, 0]);
});

test('a service that reaches nobody of the age has no ratio, and gives nobody anything', () => {
  expect(placesPerPerson(10, [{ people: 0, weight: 1 }])).toBeNull();
  expect(placesInReach([{ ratio: null, weight: 1 }])).toBe(0);
});

test.each([
  [null, 20],
  ['30', 30],
  ['1', 1],
  ['100', 100],
  ['0', 20],
  ['101', 20],
  ['-5', 20],
  ['3.5', 20],
  ['ďaleko', 20]
])('?km=%s asks for %i km', (asked, km) => {
  expect(readReachKm(asked)).toBe(km);
});

test('weight never grows with distance, and is something exactly within it', () => {
  const km = fc.double({ min: 0, max: 200, noNaN: true });
  fc.assert(
    fc.property(km, km, fc.integer({ min: 1, max: 100 }), (one, other, reachKm) => {
      const [near, far] = [Math.min(one, other), Math.max(one, other)];
      expect(decayWeight(near, reachKm)).toBeGreaterThanOrEqual(decayWeight(far, reachKm));
      expect(decayWeight(near, reachKm) > 0).toBe(near <= reachKm);
    })
  );
});

test('supply is conserved: what everybody has together is the capacity of services that reach anybody', () => {
  const territory = fc.record({
    services: fc.array(fc.record({ capacity: fc.nat(500) }), { maxLength: 8 }),
    points: fc.array(fc.record({ people: fc.nat(5_000) }), { maxLength: 12 }),
    kms: fc.array(fc.nat(40), { minLength: 96, maxLength: 96 })
  });
  fc.assert(
    fc.property(territory, ({ services, points, kms }) => {
      const weight = (service: number, point: number) => decayWeight(kms[service * 12 + point] ?? 99, 20);
      const found = twoStepAccessibility(
        services.map((one, at) => ({ ...one, at })),
        points.map((one, at) => ({ ...one, at })),
        (service, point) => weight(service.at, point.at)
      );
      const had = found.reduce((sum, one, at) => sum + one * (points[at]?.people ?? 0), 0);
      const given = services
        .filter((_, s) => points.some(({ people }, p) => people > 0 && weight(s, p) > 0))
        .reduce((sum, { capacity }) => sum + capacity, 0);
      expect(had).toBeCloseTo(given, 6);
    })
  );
});
