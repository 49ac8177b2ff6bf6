import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceKm } from '../../tenancy/territory-distance.ts';
import { type DemandPoint, peopleAged, pointsWithin, youngerThan } from './demand-point.ts';
import { gapsOf } from './gap.ts';
import { type Home, type ReachService, servicesInReach } from './reach-service.ts';
import { middleOf } from './service-place.ts';

const day = '2026-11-22' as const;
const KIND = { code: 'denny-stacionar', capacityUnit: 'miesta' };

/** A settlement somewhere in Slovakia; 101 ages alike. */
const place = fc.record({
  latitude: fc.double({ min: 47.7, max: 49.6, noNaN: true }),
  longitude: fc.double({ min: 16.9, max: 22.5, noNaN: true }),
  people: fc.nat(40)
});
const country = fc.array(place, { minLength: 1, maxLength: 25 }).map((places) =>
  places.map(({ people, ...at }, index): DemandPoint => {
    const ages = new Array<number>(101).fill(people);
    const codes = { code: String(index), cityCode: null, districtCode: `D${index % 3}`, regionCode: 'K' };
    return { ...codes, ...at, youngerThan: youngerThan(ages, []) };
  })
);
const supply = fc.array(fc.record({ at: fc.nat(24), capacity: fc.nat(200), isProtected: fc.boolean() }), {
  maxLength: 12
});

function service(id: number, unit: DemandPoint, capacity: number, isProtected: boolean): ReachService {
  return {
    ...{ id: String(id), name: `s${id}`, serviceTypeCode: KIND.code, formCodes: [], targetGroupCodes: [] },
    ...{ unitCode: isProtected ? null : unit.code, districtCode: unit.districtCode },
    ...{ registeredOn: null, erasedOn: null, facts: [] },
    capacities: [
      {
        ...{ formCode: 'ambulantna', targetGroupCode: 'seniori', unitCode: 'miesta', value: capacity },
        ...{ staff: null, validFrom: '2020-01-01', validTo: null, confirmedOn: '2026-01-01', source: 'x' }
      }
    ]
  };
}

function world(points: DemandPoint[], supplied: { at: number; capacity: number; isProtected: boolean }[]) {
  const middles = [...Map.groupBy(points, (one) => one.districtCode ?? '')].map(
    ([code, own]) => [code, middleOf(own) ?? own[0]] as const
  );
  const centres = new Map([...points.map((one) => [one.code, one] as const), ...middles]) as never;
  const services = supplied.map(({ at, capacity, isProtected }, id) =>
    service(id, points[at % points.length] as DemandPoint, capacity, isProtected)
  );
  const reach = (point: DemandPoint, reachKm: number) => {
    const home: Home = { codes: new Set([point.code]), points: [point] };
    const had = servicesInReach(services, home, { centres, reachKm, day });
    const targetAges = [
      { serviceType: KIND.code, from: 65, to: null, basis: 'usual' as const, unverified: true }
    ];
    const [gap] = gapsOf([KIND], had, { home, points, reachKm, day, targetAges });
    return { had, gap: gap ?? expect.fail('no gap') };
  };
  return { services, reach };
}

test('distance is the same both ways, and nobody near is overlooked', () => {
  fc.assert(
    fc.property(country, fc.integer({ min: 1, max: 100 }), (points, km) => {
      for (const from of points) {
        const near = new Set(pointsWithin(points, from, km).map(({ point }) => point.code));
        for (const to of points) {
          expect(distanceKm(from, to)).toBeCloseTo(distanceKm(to, from), 9);
          expect(near.has(to.code)).toBe(distanceKm(from, to) <= km);
        }
      }
    }),
    { numRuns: 40 }
  );
});

test('a longer reach never takes a service away', () => {
  const km = fc.integer({ min: 1, max: 100 });
  fc.assert(
    fc.property(country, supply, km, km, (points, supplied, one, other) => {
      const { reach } = world(points, supplied);
      const home = points[0] as DemandPoint;
      const [less, more] = [Math.min(one, other), Math.max(one, other)].map((reachKm) => {
        const { gap } = reach(home, reachKm);
        return new Set(gap.near.map((near) => near.service.id));
      });
      for (const id of less ?? []) expect(more).toContain(id);
    })
  );
});

test('what all municipalities have together is the capacity of services that reach anybody', () => {
  fc.assert(
    fc.property(country, supply, fc.integer({ min: 5, max: 80 }), (points, supplied, reachKm) => {
      const { services, reach } = world(points, supplied);
      const ages = { from: 65, to: null };
      const reaching = new Set<string>();
      let had = 0;
      for (const point of points) {
        const { gap } = reach(point, reachKm);
        const people = peopleAged(point, ages);
        had += ((gap.perThousand?.value ?? 0) / 1_000) * people;
        if (people > 0) for (const { service } of gap.near) reaching.add(service.id);
      }
      const given = services
        .filter(({ id }) => reaching.has(id))
        .reduce((sum, { capacities }) => sum + (capacities[0]?.value ?? 0), 0);
      expect(had).toBeCloseTo(given, 4);
    })
  );
});

test('a protected place is never here and as far as the middle of its district, wherever it stands', () => {
  fc.assert(
    fc.property(country, fc.nat(24), fc.nat(24), (points, one, other) => {
      const at = points[one % points.length] as DemandPoint;
      const elsewhere = points.filter(({ districtCode }) => districtCode === at.districtCode);
      const moved = points.indexOf(elsewhere[other % elsewhere.length] as DemandPoint);
      const [here, there] = [points.indexOf(at), moved].map((where) =>
        world(points, [{ at: where, capacity: 10, isProtected: true }])
      );
      for (const point of points) {
        const [mine, theirs] = [here, there].map((each) => each?.reach(point, 30).had);
        expect(mine).toEqual(theirs);
        for (const { isHere, place: stands } of mine ?? [])
          expect([isHere, stands.isDistrict]).toEqual([false, true]);
      }
    })
  );
});
