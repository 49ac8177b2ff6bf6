import { expect, test } from 'vitest';
import { areaNamed, fullAreaName, type NamedArea } from './area-names.ts';

const unit = (code: string, name: string, within: string): NamedArea => ({
  level: 'unit',
  code,
  name,
  within
});
const AREAS: readonly NamedArea[] = [
  unit('517917', 'Rajec', 'Žilina'),
  unit('512371', 'Lipovec', 'Martin'),
  unit('515124', 'Lipovec', 'Rimavská Sobota'),
  unit('500500', 'Lazany', 'Prievidza'),
  unit('500501', 'Lažany', 'Prešov'),
  unit('517402', 'Žilina', 'Žilina'),
  { level: 'district', code: 'SK031B', name: 'Žilina', within: null },
  { level: 'region', code: 'SK031', name: 'Žilinský kraj', within: null }
];

test.each([
  ['unit', 'Rajec', '517917'],
  ['unit', ' rajec ', '517917'],
  ['unit', 'Lipovec', 'same-name-areas'],
  ['unit', 'Lipovec, okres Martin', '512371'],
  ['unit', 'Lipovec (Rimavská Sobota)', '515124'],
  ['unit', 'lipovec, okr. martin', '512371'],
  ['unit', 'Lipovec, okres Žilina', 'unknown-area'],
  ['unit', 'Lažany', '500501'],
  ['unit', 'Zilina', '517402'],
  ['unit', 'Rajecké', 'unknown-area'],
  ['district', 'okres Žilina', 'SK031B'],
  ['district', 'Žilina', 'SK031B'],
  ['region', 'Žilinský', 'SK031'],
  ['region', 'zilinsky kraj', 'SK031'],
  ['region', '', 'unknown-area']
] as const)('as a %s, "%s" means %s', (level, typed, expected) => {
  const found = areaNamed(AREAS, level, typed);
  expect(typeof found === 'string' ? found : found.code).toBe(expected);
});

test('the full name of every territory leads back to it', () => {
  for (const area of AREAS) expect(areaNamed(AREAS, area.level, fullAreaName(area, AREAS))).toBe(area);
});
