import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceToSegment, type PixelPoint, thinned } from './line-thinning.ts';

const point = fc.tuple(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.double({ min: 0, max: 100, noNaN: true })
);
const line = fc.array(point, { minLength: 2, maxLength: 40 }) as fc.Arbitrary<PixelPoint[]>;

test('a thinned line keeps its ends and stays within the tolerance of every point that went', () => {
  fc.assert(
    fc.property(line, fc.double({ min: 0.1, max: 20, noNaN: true }), (given, tolerance) => {
      const kept = thinned(given, tolerance);
      expect([kept[0], kept.at(-1)]).toEqual([given[0], given.at(-1)]);
      for (const lost of given) {
        const distances = kept.slice(1).map((to, at) => distanceToSegment(lost, kept[at] ?? to, to));
        expect(Math.min(...distances)).toBeLessThanOrEqual(tolerance + 1e-9);
      }
    })
  );
});

test('points on one straight line go, a corner stays', () => {
  expect(
    thinned(
      [
        [0, 0],
        [1, 0.1],
        [2, 0],
        [4, 0],
        [4, 4]
      ],
      0.5
    )
  ).toEqual([
    [0, 0],
    [4, 0],
    [4, 4]
  ]);
});

test('an island does not shrink to nothing', () => {
  const ring: PixelPoint[] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0]
  ];
  expect(thinned(ring, 1)).toEqual(ring);
});
