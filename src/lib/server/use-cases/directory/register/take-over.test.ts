import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { publishedServices } from '#lib/server/db/published-services.ts';
import { registerCodeStore } from '#lib/server/db/register-codes.ts';
import { registerImportStore } from '#lib/server/db/register-imports.ts';
import { indexServices } from '#lib/server/public/service-index.ts';
import { readRegisterXml } from '#lib/server/register/read-register-xml.ts';
import { showRegister } from '#lib/server/register/show-register.ts';
import { stageRegister } from '#lib/server/register/stage-register.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { publishDirectory } from '../publish-directory.ts';
import { removeCapacity } from '../record-capacity.ts';
import { removeFromDirectory } from '../remove-from-directory.ts';
import { takeOver } from './take-over.ts';

const today = '2026-11-22';
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const RAJEC = '517917';

const service = (number: string, ico: string, town: string) => `
  <provider><name>Domov n. o.</name><identifier><value>${ico}</value></identifier>
    <providedService><identifier>${number}</identifier><type><itemCode>C0020</itemCode>
      <itemDescription>denný stacionár</itemDescription></type>
      <form><itemDescription>ambulantná</itemDescription></form>
      <address><street>Hlavná</street><streetNumber>4</streetNumber><municipality>${town}</municipality></address>
      <targetGroup><itemDescription>seniori</itemDescription></targetGroup>
      <currentCapacity>14</currentCapacity><dateOfRegistration>2015-03-01</dateOfRegistration>
    </providedService></provider>`;
const FILE = `<rpss xmlns="http://data.gov.sk/set/data/mpsvr.sd.rpss.csru/v1">
  ${service('6000001', '00321575', 'Rajec')}${service('6000002', '00321575', 'Rajec')}
  ${service('6000003', '00308960', 'Bánov')}</rpss>`;

describe.each(ENGINES)('a service of the register on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const id = randomUUID();
  const imports = registerImportStore(db);
  await imports.add({
    ...{ id, fileHash: 'a'.repeat(64), heldFile: null, fileName: 'r.xml', fileBytes: 1 },
    ...{ asOf: '2025-01-16', actorId: null }
  });
  await imports.beginReading(id);
  const file = (await imports.find(id)) ?? expect.fail('no file');
  const records = readRegisterXml(
    (async function* () {
      yield Buffer.from(FILE);
    })()
  );
  const { signal } = new AbortController();
  await stageRegister(db, file, records, { signal, today, readBytes: () => 1 });
  await imports.markApplied(id);
  await showRegister(db, today);
  expect((await registerCodeStore(db).list()).length).toBeGreaterThan(2);

  const { rows } = await sql<{ bodyId: BodyId }>`
    select body_id from planning_body where unit_code = ${RAJEC}`.execute(db);
  const bodyId = rows[0]?.bodyId ?? expect.fail('no body');
  const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, bodyId, work);
  const take = (registerNumber: string, actor = coordinator) =>
    inBody(async (stores) => {
      const outcome = await takeOver(stores, actor, { bodyId, unitCode: RAJEC, registerNumber, today });
      await publishDirectory((work) => work(stores));
      return outcome;
    });
  const shown = async () =>
    (await publishedServices(publicDb).page(bodyId, {}, 1)).map(({ registerNumber, fromRegister }) => [
      registerNumber,
      fromRegister
    ]);

  test('is shown by the municipality where it stands, until that takes it over', async () => {
    expect((await shown()).toSorted()).toEqual([
      ['6000001', true],
      ['6000002', true]
    ]);
    expect(await take('6000001', { ...coordinator, roles: ['councillor'] })).toEqual({
      outcome: 'not-allowed'
    });
    expect(await take('6000003')).toEqual({ outcome: 'gone' });
    const before = await publishedServices(publicDb).page(bodyId, {}, 1);
    const offered = before.find(({ registerNumber }) => registerNumber === '6000001');
    expect(await take('6000001')).toEqual({ outcome: 'taken', id: offered?.id });
    expect(await take('6000001')).toEqual({ outcome: 'gone' });
    expect((await shown()).toSorted()).toEqual([
      ['6000001', false],
      ['6000002', true]
    ]);
    const kept = await publishedServices(publicDb).find(bodyId, offered?.id ?? '');
    expect(kept).toMatchObject({
      ...{ name: 'Denný stacionár', address: 'Hlavná 4', registeredOn: '2015-03-01', unitCode: RAJEC },
      provider: { name: 'Domov n. o.', ico: '00321575' },
      capacities: [{ value: 14, unitCode: 'miesta', confirmedOn: '2025-01-16', validFrom: '2015-03-01' }]
    });
    // The second service of the same provider does not make it again.
    expect((await take('6000002')).outcome).toBe('taken');
    const providers = await inBody(({ directory }) => directory.providers());
    expect(providers.filter(({ ico }) => ico === '00321575')).toHaveLength(1);
  });

  test('is found by the search under the municipality where it stands, whoever keeps it', async () => {
    await indexServices(db);
    const { rows: entries } = await sql<{ slug: string; address: string }>`
      select body.slug, entry.address from published_search_entry as entry
      join planning_body as body on body.body_id = entry.body_id
      where entry.kind = 'service' order by body.slug`.execute(db);
    expect(entries.map(({ slug }) => slug)).toEqual(['banov', 'rajec', 'rajec']);
    for (const { slug, address } of entries) expect(address).toMatch(new RegExp(`^/${slug}/sluzby/`));
    expect(await indexServices(db)).toBe(0);
  });

  test('comes back when the body keeps it no more', async () => {
    const own = await inBody(({ directory }) => directory.ownServices());
    const taken = own.find(({ registerNumber }) => registerNumber === '6000001') ?? expect.fail('not taken');
    await inBody(async (stores) => {
      for (const { id, serviceId } of await stores.directory.capacities()) {
        if (serviceId === taken.id) await removeCapacity(stores, coordinator, id);
      }
      const ref = { kind: 'service' as const, id: taken.id };
      const removed = await removeFromDirectory(stores, coordinator, { ref, revision: taken.revision });
      expect(removed).toBe('removed');
      await publishDirectory((work) => work(stores));
    });
    expect((await shown()).toSorted()).toEqual([
      ['6000001', true],
      ['6000002', false]
    ]);
    expect(await publishedServices(publicDb).find(bodyId, taken.id)).toMatchObject({ fromRegister: true });
  });
});
