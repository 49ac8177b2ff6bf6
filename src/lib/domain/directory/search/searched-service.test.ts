import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PublicFact } from '../facts/public-facts.ts';
import {
  awayFrom,
  DISTANCES_KM,
  distancesReached,
  nearestFirst,
  type ServiceToSearch,
  searchedOn
} from './searched-service.ts';

const day = '2026-11-22' as const;
const held = { validFrom: '2026-01-01', validTo: null, source: 'poskytovateľ' } as const;

const service = (mentions: Partial<ServiceToSearch> = {}): ServiceToSearch => ({
  ...{ id: 's', sortKey: 's', serviceTypeCode: 'jedalen', formCodes: ['ambulantna'], targetGroupCodes: [] },
  ...{ unitCode: '517917', registeredOn: '2020-01-01', erasedOn: null, facts: [] },
  ...{ latitude: 49, longitude: 18 },
  ...mentions
});
const status = (is: 'planned' | 'active' | 'paused' | 'closed'): PublicFact => ({
  ...{ ...held, confirmedOn: '2026-11-20', kind: 'status' as const, content: { status: is, note: '' } }
});
const occupancy = (isFull: boolean | null, confirmedOn: PublicFact['confirmedOn']): PublicFact => ({
  ...{ ...held, confirmedOn, kind: 'occupancy' as const },
  content: { recipients: { persons: 12 as never }, isFull }
});

test.each([
  ['runs', {}, true],
  ['is paused', { facts: [status('paused')] }, true],
  ['is planned', { facts: [status('planned')] }, false],
  ['is closed', { facts: [status('closed')] }, false],
  ['is erased today', { erasedOn: day }, false],
  ['is in the register from tomorrow', { registeredOn: '2026-11-23' as const }, false]
])('a service that %s', (_, mentions: Partial<ServiceToSearch>, isFound) => {
  expect(searchedOn(service(mentions), day) !== null).toBe(isFound);
});

test.each([
  ['confirmed thirty days ago', [occupancy(false, '2026-10-23')], true],
  ['confirmed a day earlier', [occupancy(false, '2026-10-22')], false],
  ['taken', [occupancy(true, '2026-11-20')], false],
  ['not known', [occupancy(null, '2026-11-20')], false],
  ['in a service that takes nobody in', [occupancy(false, '2026-11-20'), status('paused')], false]
])('a free place %s', (_, facts: PublicFact[], hasFreePlace) => {
  expect(searchedOn(service({ facts }), day)?.hasFreePlace).toBe(hasFreePlace);
});

test('a protected place never has a distance, even if its row knew one', () => {
  const found = searchedOn(service({ unitCode: null }), day) ?? expect.fail('not found');
  const [away] = awayFrom([found], { latitude: 49, longitude: 18 });
  expect(away?.km).toBeNull();
  expect(distancesReached(away?.km ?? null)).toEqual([]);
});

test('whoever is within a distance is within every longer one', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 500, noNaN: true }), (km) => {
      const reached = distancesReached(km);
      expect(reached).toEqual(DISTANCES_KM.slice(DISTANCES_KM.length - reached.length));
      for (const most of DISTANCES_KM) expect(reached.includes(most)).toBe(km <= most);
    })
  );
});

test('the nearest come first, those without a distance last, and equals keep their order', () => {
  const away = fc.record({ service: fc.nat(), km: fc.option(fc.nat(60)) });
  fc.assert(
    fc.property(fc.array(away), (services) => {
      const ordered = nearestFirst(services);
      expect(ordered.toSorted((one, other) => services.indexOf(one) - services.indexOf(other))).toEqual(
        services
      );
      for (const [at, { km }] of ordered.entries()) {
        const next = ordered[at + 1];
        if (!next) continue;
        expect(km ?? Infinity).toBeLessThanOrEqual(next.km ?? Infinity);
        if (km === next.km)
          expect(services.indexOf(ordered[at] as never)).toBeLessThan(services.indexOf(next));
      }
    })
  );
});
