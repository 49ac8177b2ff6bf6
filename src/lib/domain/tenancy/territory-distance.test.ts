import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceKm, longitudeScale } from './territory-distance.ts';

const inSlovakia = fc.record({
  latitude: fc.double({ min: 47.7, max: 49.6, noNaN: true }),
  longitude: fc.double({ min: 16.8, max: 22.6, noNaN: true })
});

test('a degree of latitude is 111.2 km', () => {
  expect(distanceKm({ latitude: 48, longitude: 19 }, { latitude: 49, longitude: 19 })).toBeCloseTo(111.19, 2);
});

test('distance is symmetric, never negative and never longer by way of a third place', () => {
  fc.assert(
    fc.property(inSlovakia, inSlovakia, inSlovakia, (a, b, c) => {
      expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 9);
      expect(distanceKm(a, b)).toBeGreaterThanOrEqual(0);
      expect(distanceKm(a, b)).toBeLessThanOrEqual(distanceKm(a, c) + distanceKm(c, b) + 1e-9);
    })
  );
});

test('for places within 30 km the flat map errs by less than half a percent', () => {
  fc.assert(
    fc.property(
      inSlovakia,
      fc.double({ min: -0.2, max: 0.2, noNaN: true }),
      fc.double({ min: -0.3, max: 0.3, noNaN: true }),
      (a, up, right) => {
        fc.pre(Math.hypot(up, right) > 0.01);
        const b = { latitude: a.latitude + up, longitude: a.longitude + right };
        const flat = 111.195 * Math.hypot(up, right * longitudeScale(a));
        expect(Math.abs(flat / distanceKm(a, b) - 1)).toBeLessThan(0.005);
      }
    )
  );
});
