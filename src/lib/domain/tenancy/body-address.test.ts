import { expect, test } from 'vitest';
import { measurePath, publicHome, versionPath } from './body-address.ts';

test.each([
  ['municipality', '/rajec'],
  ['city', '/rajec'],
  ['city-district', '/rajec'],
  ['union', '/rajec'],
  ['region', '/kraj/rajec']
] as const)('a %s is at home at %s', (kind, home) => {
  expect(publicHome({ kind, slug: 'rajec' })).toBe(home);
});

test('versions and measures stand under the home of their body', () => {
  const home = publicHome({ kind: 'region', slug: 'zilinsky' });
  expect(versionPath(home, { period: '2027-2031', number: 2 })).toBe('/kraj/zilinsky/plan/2027-2031/v2');
  expect(measurePath(home, '2027-2031', 'o7')).toBe('/kraj/zilinsky/plan/2027-2031/opatrenia/o7');
});
