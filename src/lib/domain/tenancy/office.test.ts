import { expect, test } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { officeKindOf } from './office.ts';

test.each([
  ['municipality', 'village', 'starosta / starostka', 'Obecné zastupiteľstvo'],
  ['municipality', 'town', 'primátor / primátorka', 'Mestské zastupiteľstvo'],
  ['city', 'whole-city', 'primátor / primátorka', 'Mestské zastupiteľstvo'],
  ['city-district', 'city-district', 'starosta / starostka', 'Miestne zastupiteľstvo'],
  ['region', null, 'predseda / predsedníčka samosprávneho kraja', 'Zastupiteľstvo samosprávneho kraja'],
  ['union', null, 'štatutárny orgán združenia obcí', 'Najvyšší orgán združenia obcí'],
  ['municipality', null, 'starosta / starostka alebo primátor / primátorka', 'Obecné zastupiteľstvo']
] as const)('a %s that is a %s is signed for by %s and decided by %s', (kind, unitKind, signs, decides) => {
  const office = officeKindOf(kind, unitKind);
  const t = messages('sk');
  expect(t(`document.signature.${office}`).replaceAll('\u00a0', ' ')).toBe(signs);
  expect(t(`publish.council.${office}`)).toBe(decides);
});
