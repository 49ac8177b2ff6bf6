import { expect, test } from 'vitest';
import { compareSlovak } from './collation.ts';

test('places sort as a Slovak index does', () => {
  const sorted = [
    'Cabaj',
    'Čadca',
    'Dlhé',
    'Hôrka',
    'Chlebnice',
    'Ivanka',
    'Senec',
    'Šaľa',
    'Zvolen',
    'Žilina'
  ];
  expect(sorted.toReversed().toSorted(compareSlovak)).toEqual(sorted);
});

test('numbers sort by value', () => {
  expect(['Opatrenie 10', 'Opatrenie 2'].toSorted(compareSlovak)).toEqual(['Opatrenie 2', 'Opatrenie 10']);
});
