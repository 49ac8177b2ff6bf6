import { expect, test } from 'vitest';
import { countsInTotals, parentOf, planningBodyKindOf, type TerritoryUnit } from './territory.ts';

const banov: TerritoryUnit = {
  code: '503045',
  kind: 'village',
  name: 'Bánov',
  cityCode: null,
  districtCode: 'SK0234',
  regionCode: 'SK023'
};

test.each([
  ['a village belongs to its district', banov, { level: 'district', code: 'SK0234' }],
  [
    'a city district belongs to its city',
    { ...banov, kind: 'city-district', cityCode: '582000' },
    { level: 'unit', code: '582000' }
  ],
  [
    'a whole city belongs to its region',
    { ...banov, kind: 'whole-city', districtCode: null },
    { level: 'region', code: 'SK023' }
  ]
] as const)('%s', (_name, unit, expected) => {
  expect(parentOf(unit)).toEqual(expected);
});

test('military districts plan nothing, whole cities are not counted twice', () => {
  expect(planningBodyKindOf('military-district')).toBeNull();
  expect(planningBodyKindOf('whole-city')).toBe('city');
  expect(countsInTotals('military-district')).toBe(true);
  expect(countsInTotals('whole-city')).toBe(false);
});
