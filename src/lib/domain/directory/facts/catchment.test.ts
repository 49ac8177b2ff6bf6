import { expect, test } from 'vitest';
import { isServed, type ServedArea, servedCodes } from './catchment.ts';
import { publicFacts } from './public-facts.ts';
import { refuseFact } from './refuse-fact.ts';
import type { ServiceFact } from './service-fact.ts';

const rajec: ServedArea = { level: 'unit', code: '517917', name: 'Rajec' };
const district: ServedArea = { level: 'district', code: 'SK031B', name: 'Žilina' };
const kosice: ServedArea = { level: 'unit', code: '599981', name: 'Košice' };
const region: ServedArea = { level: 'region', code: 'SK031', name: 'Žilinský kraj' };

const unit = (
  code: string,
  districtCode: string | null,
  regionCode: string,
  cityCode: string | null = null
) => ({
  ...{ code, districtCode, regionCode, cityCode }
});
const inRajec = unit('517917', 'SK031B', 'SK031');
const inTerchova = unit('518018', 'SK031B', 'SK031');
const inMartin = unit('512036', 'SK0316', 'SK031');
const inSever = unit('598151', 'SK0422', 'SK042', '599981');

test.each([
  ['a municipality', [rajec], [true, false, false, false]],
  ['a district', [district], [true, true, false, false]],
  ['a region', [region], [true, true, true, false]],
  ['a whole city, its districts too', [kosice], [false, false, false, true]],
  ['nothing', [], [false, false, false, false]]
] as const)('a catchment of %s reaches who lives there', (_name, areas, reached) => {
  expect([inRajec, inTerchova, inMartin, inSever].map((one) => isServed(areas, one))).toEqual(reached);
});

const fact = (areas: readonly ServedArea[], note = ''): ServiceFact<'catchment'> => ({
  ...{ id: '1', serviceId: 's', kind: 'catchment', content: { areas, note }, source: 'poskytovateľ' },
  ...{ validFrom: '2026-01-01', validTo: null, confirmedOn: '2026-01-01' }
});

test('a catchment names something or says something', () => {
  expect(refuseFact(fact([]))).toBe('nothing-said');
  expect(refuseFact(fact([], 'podľa dohody'))).toBeNull();
  expect(refuseFact(fact([rajec]))).toBeNull();
});

test('everybody reads it, and of a protected place nobody: it would say where to look', () => {
  const seen = (isProtected: boolean) =>
    publicFacts([fact([rajec, district])], { isProtected, placesOn: () => null });
  expect(servedCodes(seen(false))).toEqual(['517917', 'SK031B']);
  expect(seen(true)).toEqual([]);
});
