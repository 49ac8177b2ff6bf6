import { describe, expect, test } from 'vitest';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { whereaboutsOf } from './whereabouts.ts';

describe.each(ENGINES)('on %s', async (engine) => {
  const { publicDb } = await testDatabase(engine);

  test.each([
    ['503045', { unitKind: 'village', districtName: 'Nové Zámky', regionSlug: 'nitriansky' }],
    ['582000', { unitKind: 'whole-city', districtName: null, regionSlug: 'bratislavsky' }],
    ['SK031', { unitKind: null, districtSlug: null, regionName: 'Žilinský kraj' }],
    ['999999', { unitKind: null, regionName: null }],
    [null, { unitKind: null, regionName: null }]
  ])('%s lies in %o', async (code, expected) => {
    expect(await whereaboutsOf(publicDb, code)).toMatchObject(expected);
    // Asked again it is the same, whether read or remembered.
    expect(await whereaboutsOf(publicDb, code)).toMatchObject(expected);
  });
});
