import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REASONABLE_KM, reasonableKm, standingOf } from './standing.ts';

const HERE = new Set(['503045', 'SK0234', 'SK023']);
const area = (code: string) => ({ level: 'unit' as never, code, name: code });
const service = { isOwn: false, km: 10, formCodes: ['ambulantna'], areas: [area('503045')] };

test.each([
  ['names the municipality', service, 'serves'],
  ['names its region, however far it stands', { ...service, km: 200, areas: [area('SK023')] }, 'serves'],
  ['names another municipality', { ...service, areas: [area('517917')] }, 'elsewhere'],
  ['stands here and names others only', { ...service, isOwn: true, areas: [area('517917')] }, 'elsewhere'],
  ['says nothing and is near', { ...service, areas: [] }, 'may-serve'],
  ['says nothing and is 51 km away', { ...service, km: 51, areas: [] }, 'far'],
  [
    'says nothing and is moved to',
    { ...service, km: 51, areas: [], formCodes: ['pobytova-celorocna'] },
    'may-serve'
  ],
  ['is moved to and 121 km away', { ...service, km: 121, areas: [], formCodes: ['pobytova'] }, 'far'],
  ['stands nobody knows where', { ...service, km: null, areas: [] }, 'may-serve']
] as const)('a service that %s', (_, given, standing) => {
  expect(standingOf(given, HERE)).toBe(standing);
});

test('a service that is not far does not become far by coming nearer, and a second form never makes it farther', () => {
  const forms = fc.subarray(['ambulantna', 'terenna', 'pobytova-tyzdenna', 'ina']);
  const km = fc.double({ min: 0, max: 400, noNaN: true });
  fc.assert(
    fc.property(forms, forms, km, km, (some, more, one, other) => {
      const of = (distance: number, formCodes: readonly string[]) =>
        standingOf({ isOwn: false, km: distance, formCodes, areas: [] }, HERE);
      if (of(Math.max(one, other), some) !== 'far') expect(of(Math.min(one, other), some)).not.toBe('far');
      expect(reasonableKm([...some, ...more])).toBeGreaterThanOrEqual(reasonableKm(some));
      expect(Object.values(REASONABLE_KM)).toContain(reasonableKm(some));
    })
  );
});
