import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { showCountryServices } from '#tests/country-services.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { queriesOf } from '#tests/queries-of.ts';
import type { PublicDb } from '../db/db.ts';
import { gapsHere } from '../gaps-here.ts';
import { gapCsv } from './gap-csv.ts';
import { gapPage } from './gap-page.ts';
import { servicesMap } from './services-map.ts';

const RAJEC = '517917';
const ZILINA_DISTRICT = 'SK031B';
const day = '2026-11-22' as const;
const inSlovak = { t: messages('sk'), locale: 'sk' } as const;

describe.each(ENGINES)('what help is near on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  await showCountryServices(db, 900);
  const asked = (unitCode: string, reachKm = 20) => ({ unitCode, reachKm, day });
  const gapsOf = async (unitCode: string, reachKm = 20) =>
    (await gapsHere(publicDb, asked(unitCode, reachKm))) ?? expect.fail(`nothing of ${unitCode}`);

  test('all 41 kinds are told of every municipality, each with the nearest place wherever it is', async () => {
    for (const unitCode of [RAJEC, '503045', '582000', '598151']) {
      const { gaps } = await gapsOf(unitCode);
      expect(gaps).toHaveLength(41);
      for (const { state, here, within, nearest, near } of gaps) {
        expect(nearest?.presence).toBe('running');
        expect(near.length > 0 ? ['here', 'within'] : ['nowhere']).toContain(state);
        expect(within).toBeGreaterThanOrEqual(here);
        if (state === 'nowhere') expect(nearest?.km).toBeGreaterThan(20);
      }
    }
  });

  test('the nearest place is the nearest of all running ones, found another way', async () => {
    const { gaps, ground, home } = await gapsOf(RAJEC);
    const { services: all } = await gapsHereWithin(publicDb, 600);
    for (const { kind, nearest } of gaps) {
      const first = all.find(
        ({ service, presence }) => service.serviceTypeCode === kind && presence === 'running'
      );
      expect([kind, nearest?.km]).toEqual([kind, first?.km]);
    }
    // Valaškovce, a military district, has no known settlement.
    expect(ground.points).toHaveLength(2_926);
    expect([...home.codes]).toEqual([RAJEC]);
  });

  /** Everything in the country as Rajec has it: a distance from which nothing is missing. */
  async function gapsHereWithin(from: PublicDb, reachKm: number) {
    const found = await gapsHere(from, asked(RAJEC, reachKm));
    return found ?? expect.fail('nothing of Rajec');
  }

  test('what is in reach stays in reach when the distance grows', async () => {
    const seen = new Set<string>();
    for (const km of [1, 5, 20, 45, 100]) {
      const { gaps } = await gapsOf(RAJEC, km);
      const ids = new Set(gaps.flatMap(({ near }) => near.map(({ service }) => service.id)));
      for (const id of seen) expect(ids).toContain(id);
      for (const id of ids) seen.add(id);
    }
    expect(seen.size).toBeGreaterThan(50);
  });

  test('erased, planned and closed services are nowhere, paused ones are named and add no capacity', async () => {
    const { services } = await gapsHereWithin(publicDb, 600);
    const kept = 900 - 3 * 60;
    expect(services).toHaveLength(kept);
    expect(services.filter(({ presence }) => presence === 'paused')).toHaveLength(60);
    const { gaps } = await gapsOf(RAJEC, 100);
    for (const { near, within, paused, capacity } of gaps) {
      expect(near).toHaveLength(within + paused);
      for (const { known } of capacity) expect(known).toBeLessThanOrEqual(within);
    }
    expect(gaps.reduce((sum, { paused }) => sum + paused, 0)).toBeGreaterThan(0);
  });

  test('a service that serves our district is in reach from afar, one that serves others is not, however near', async () => {
    // One after the other: at once both might choose the same service.
    const far = await placed('528595');
    const near = await placed(RAJEC);
    await serving(far, ZILINA_DISTRICT, 'district');
    await serving(near, '503045', 'unit');
    const { gaps } = await gapsOf(RAJEC);
    const all = gaps.flatMap((gap) => gap.near);
    expect(all.find(({ service }) => service.id === far)).toMatchObject({ isHere: false, isWithin: true });
    // It stands here all the same: whoever asks where it is must be told.
    expect(all.find(({ service }) => service.id === near)).toMatchObject({ isHere: true });
    const other = await gapsOf('518018');
    expect(other.gaps.flatMap((gap) => gap.near).some(({ service }) => service.id === near)).toBe(false);
  });

  async function placed(unitCode: string): Promise<string> {
    const { rows } = await sql<{ id: string }>`
      update published_service set unit_code = ${unitCode} where id = (
        select id from published_service
        where erased_on is null and unit_code is not null and facts = '[]' and served_codes = '{}'
          and unit_code not in (${RAJEC}, '528595') limit 1)
      returning id`.execute(db);
    return rows[0]?.id ?? expect.fail('no service to place');
  }

  async function serving(id: string, code: string, level: 'unit' | 'district'): Promise<void> {
    const fact = {
      ...{ kind: 'catchment', content: { areas: [{ level, code, name: code }], note: '' }, source: 'dohoda' },
      ...{ validFrom: '2026-01-01', validTo: null, confirmedOn: '2026-01-01' }
    };
    await db
      .updateTable('publishedService')
      .set({ facts: JSON.stringify([fact]), servedCodes: [code] })
      .where('id', '=', id)
      .execute();
  }

  test('a protected place is told by its district, in words, in the table and never as a dot', async () => {
    const secret = await db
      .selectFrom('publishedService')
      .select(['id', 'name', 'districtCode'])
      .where('unitCode', 'is', null)
      .where('districtCode', '=', ZILINA_DISTRICT)
      .execute();
    expect(secret.length).toBeGreaterThan(0);
    const map = await servicesMap(publicDb, { ...asked(RAJEC, 40), kind: undefined, page: 1 }, inSlovak);
    const rows = map?.rows.filter(({ name }) => secret.some((one) => one.name === name)) ?? [];
    expect(rows.length).toBeGreaterThan(0);
    for (const { place } of rows) expect(place).toBe('okres Žilina, miesto je chránené');
    // From any village of the district they are equally far: as far as its middle.
    const { services, ground } = await gapsOf(RAJEC, 40);
    const own = services.filter(({ service }) => secret.some(({ id }) => id === service.id));
    expect(new Set(own.map(({ km }) => km)).size).toBe(1);
    expect(own.every(({ place, isHere }) => place.isDistrict && !isHere)).toBe(true);
    expect(ground.centres.has(ZILINA_DISTRICT)).toBe(true);
  });

  test('the table to download says what the page says, with the licence of every row of the register', async () => {
    const page = await gapPage(publicDb, asked(RAJEC), inSlovak);
    const csv = (await gapCsv(publicDb, asked(RAJEC), inSlovak)) ?? '';
    const [head = '', ...lines] = csv.trim().split('\r\n');
    expect(lines).toHaveLength(41);
    expect(new Set([head, ...lines].map((line) => line.split(';').length)).size).toBeLessThanOrEqual(2);
    for (const line of lines) expect(line).toContain('CC BY-SA 4.0');
    const here = lines.filter((line) => line.split(';')[3] === 'je tu').length;
    expect(here).toBe(page?.counts.here);
    expect(page?.usesRegister).toBe(true);
    expect((page?.counts.here ?? 0) + (page?.counts.within ?? 0) + (page?.counts.nowhere ?? 0)).toBe(41);
  });

  test('as many queries are asked of a hundred services as of two thousand', async () => {
    const queries = () => queriesOf(publicDb, (counted) => gapPage(counted, asked(RAJEC), inSlovak));
    const few = await queries();
    await db.deleteFrom('publishedService').execute();
    await showCountryServices(db, 2_000);
    expect(await queries()).toBe(few);
    expect(few).toBeLessThanOrEqual(7);
  });
});
