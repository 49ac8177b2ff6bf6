import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { servicesNear } from './services-near.ts';

const BANOV = '503045';

describe.each(ENGINES)('on %s', async (engine) => {
  const { db, bulkDb, publicDb } = await testDatabase(engine);
  await loadReferenceData(bulkDb);
  const unitOf = async (name: string) =>
    await publicDb
      .selectFrom('territoryUnit')
      .select(['code', 'districtCode'])
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
  const shown = async (
    name: string,
    place: { code: string | null; districtCode: string | null },
    given: { kind?: string; erasedOn?: `${number}-${number}-${number}` } = {}
  ) =>
    db
      .insertInto('publishedService')
      .values({
        ...{
          bodyId: null,
          id: randomUUID(),
          name,
          sortKey: name,
          unitCode: place.code,
          districtCode: place.districtCode
        },
        ...{
          serviceTypeCode: given.kind ?? 'jedalen',
          formCodes: ['ambulantna'],
          targetGroupCodes: ['seniori']
        },
        provider: JSON.stringify({
          id: randomUUID(),
          name: 'Charita',
          kind: 'non-public',
          ico: null,
          website: null
        }),
        ...{ registerNumber: null, address: null, registeredOn: null, erasedOn: given.erasedOn ?? null },
        ...{ capacities: '[]', facts: '[]' }
      })
      .execute();

  const [banov, surany, kosice] = [await unitOf('Bánov'), await unitOf('Šurany'), await unitOf('Rožňava')];
  await shown('v Rožňave', kosice);
  await shown('v Šuranoch', surany);
  await shown('v Bánove', banov);
  await shown('zrušená', banov, { erasedOn: '2026-01-01' });
  await shown('chránená', { code: null, districtCode: banov.districtCode }, { kind: 'utulok' });

  const near = (unitCode: string, kinds: string[], perKind = 5) =>
    servicesNear(publicDb, { unitCode, kinds, day: '2026-11-22', perKind });

  test("one's own come first, then the nearest; what was erased is not there", async () => {
    const { services } = await near(BANOV, ['jedalen']);
    expect(services.map(({ name }) => name)).toEqual(['v Bánove', 'v Šuranoch', 'v Rožňave']);
    expect(services.map(({ isOwn }) => isOwn)).toEqual([true, false, false]);
    expect((await near(surany.code, ['jedalen'])).services[0]?.name).toBe('v Šuranoch');
  });

  test('of each kind only so many are read', async () => {
    const { services } = await near(BANOV, ['jedalen', 'utulok'], 1);
    expect(services.map(({ name }) => name)).toEqual(['v Bánove', 'chránená']);
  });

  test('a protected place has no municipality and stands in the middle of its district', async () => {
    const [service] = (await near(BANOV, ['utulok'])).services;
    expect(service).toMatchObject({
      unitCode: null,
      placeName: null,
      districtName: 'Nové Zámky',
      isOwn: false
    });
    const { here } = await near(BANOV, []);
    expect(service?.latitude).not.toBe(here.latitude);
    expect(service?.latitude).toBeCloseTo(here.latitude ?? 0, 0);
  });

  test('a whole city is the middle of its districts, and an unknown place lies nowhere', async () => {
    const { here } = await near('582000', []);
    expect(here.latitude).toBeCloseTo(48.15, 1);
    expect((await near('000000', ['jedalen'])).here).toEqual({ latitude: null, longitude: null, codes: [] });
    expect((await near('000000', ['jedalen'])).services).toHaveLength(3);
  });
});
