import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataFolder } from './data-folder.ts';
import { readReferenceSets } from './reference-sets.ts';

const folder = dataFolder();
const CHECKSUMS = join(folder, '../../shared/data/SHA256SUMS');

test('every set names files that are there, and has a revision of its own', () => {
  const sets = readReferenceSets(folder);
  expect(sets).toHaveLength(12);
  expect(new Set(sets.map((set) => set.revision)).size).toBe(12);
  for (const set of sets) for (const file of set.files) expect(existsSync(join(folder, file))).toBe(true);
});

// The originals are not part of the project; where they are at hand, the copies must be true.
describe.skipIf(!existsSync(CHECKSUMS))('against the originals (skipped where ../shared is absent)', () => {
  test.each([
    ['territory/units.csv', 'uzemie/obce.csv'],
    ['territory/cities-with-districts.csv', 'uzemie/mesta_s_mestskymi_castami.csv'],
    ['territory/settlement-centres-osm.csv', 'uzemie/obce_stred_sidla_osm.csv'],
    ['territory/districts.topojson', 'uzemie/okresy.topojson'],
    ['territory/regions.topojson', 'uzemie/kraje.topojson'],
    ['population/census-2021-ages.csv', 'obyvatelstvo/sodb2021_vek_pohlavie_obce.csv'],
    ['population/census-2021-education.csv', 'obyvatelstvo/sodb2021_vzdelanie_obce.csv'],
    ['population/wpp-2019/death-rates.csv', 'demografia/wpp2019_sk_mx.csv'],
    ['population/wpp-2019/fertility.csv', 'demografia/wpp2019_sk_plodnost.csv'],
    ['population/wpp-2019/births-migration.csv', 'demografia/wpp2019_sk_ostatne.csv'],
    ['../tests/oracles/population/people.csv', 'demografia/wpp2019_sk_populacia.csv']
  ])('%s is a true copy of %s', (copy, original) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, copy)))
      .digest('hex');
    expect(readFileSync(CHECKSUMS, 'utf8')).toContain(`${hash}  ./${original}`);
  });
});
