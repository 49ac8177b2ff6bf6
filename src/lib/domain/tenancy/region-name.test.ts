import { expect, test } from 'vitest';
import { regionLocative } from './region-name.ts';

test.each([
  ['Bratislavský kraj', 'Bratislavskom kraji'],
  ['Trnavský kraj', 'Trnavskom kraji'],
  ['Trenčiansky kraj', 'Trenčianskom kraji'],
  ['Nitriansky kraj', 'Nitrianskom kraji'],
  ['Žilinský kraj', 'Žilinskom kraji'],
  ['Banskobystrický kraj', 'Banskobystrickom kraji'],
  ['Prešovský kraj', 'Prešovskom kraji'],
  ['Košický kraj', 'Košickom kraji']
])('%s', (name, locative) => {
  expect(regionLocative(name)).toBe(locative);
});
