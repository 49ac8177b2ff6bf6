import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { RESERVED_SLUGS, regionSlug, slugOf, slugsOf } from './slug.ts';

const units: { kod_obce: string; nazov: string; okres: string; status: string; kraj: string }[] = parse(
  readFileSync('data/territory/units.csv'),
  { columns: true }
);
const bodies = [
  ...units
    .filter((unit) => unit.status !== 'vojenský obvod')
    .map((unit) => ({ code: unit.kod_obce, name: unit.nazov, districtName: unit.okres })),
  { code: '582000', name: 'Bratislava', districtName: null },
  { code: '599981', name: 'Košice', districtName: null }
];
const slugs = slugsOf(bodies);

test('2,926 bodies have as many slugs, none reserved, none of a region', () => {
  expect(slugs.size).toBe(2_926);
  const regions = [...new Set(units.map((unit) => regionSlug(unit.kraj)))];
  expect(regions).toContain('zilinsky');
  expect(regions).toHaveLength(8);
  const all = [...slugs.values(), ...regions];
  expect(new Set(all).size).toBe(2_934);
  expect(all.filter((slug) => RESERVED_SLUGS.has(slug))).toEqual([]);
  for (const slug of all) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test.each([
  ['503045', 'banov'],
  ['517917', 'rajec'],
  ['582000', 'bratislava'],
  ['528595', 'bratislava-stare-mesto']
])('%s is at /%s', (code, slug) => {
  expect(slugs.get(code)).toBe(slug);
});

test('names that share a slug carry their district', () => {
  const bearing = (start: string) => [...slugs.values()].filter((slug) => slug.startsWith(start)).toSorted();
  expect(bearing('lipovec-')).toEqual(['lipovec-martin', 'lipovec-rimavska-sobota']);
  expect(bearing('lazany')).toEqual(['lazany-presov', 'lazany-prievidza']);
});

test('no address has changed since the first release', () => {
  const lines = [...slugs].map(([code, slug]) => `${code} ${slug}`).toSorted();
  expect(createHash('sha256').update(lines.join('\n')).digest('hex')).toBe(
    'a7feb4a65e62aba424f9f408023b46abb88899d91607b93ade7a13963350fed4'
  );
});

test('slugs do not depend on the order of the bodies', () => {
  expect(new Map([...slugsOf(bodies.toReversed())].toReversed())).toEqual(slugs);
});

test('a name that is an address of ours takes its district', () => {
  const given = slugsOf([{ code: '1', name: 'Pomoc', districtName: 'Žilina' }]);
  expect(given.get('1')).toBe('pomoc-zilina');
});

test('every part of an address in routes that stands where a name could is reserved', () => {
  const paths = readdirSync('src/routes', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replace(/^src\/routes\//, ''))
    .map((path) => path.split('/').filter((part) => !/^\(.*\)$/.test(part)));
  // `/{obec}` and `/pracovisko/{obec}`
  const parts = paths.map((path) => (path[0] === 'pracovisko' ? path[1] : undefined) ?? path[0] ?? '');
  const nameable = parts.filter((part) => /^[a-z0-9-]+$/.test(part));
  expect([...new Set(nameable)].filter((part) => !RESERVED_SLUGS.has(part))).toEqual([]);
});

test.each([
  ['Ľubietová', 'lubietova'],
  ['Košice - okolie', 'kosice-okolie'],
  ['Záhorie (vojenský obvod)', 'zahorie-vojensky-obvod']
])('%s becomes %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
