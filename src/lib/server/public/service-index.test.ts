import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aProvider, aService } from '#tests/plan-fixtures.ts';
import { publishDirectory } from '../use-cases/directory/publish-directory.ts';
import { registerProvider } from '../use-cases/directory/register-provider.ts';
import { registerService } from '../use-cases/directory/register-service.ts';
import { indexServices } from './service-index.ts';

const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };

describe.each(ENGINES)('services in the search on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
  const found = (body: BodyId) =>
    db
      .selectFrom('publishedSearchEntry')
      .select(['title', 'text', 'address', 'tokens'])
      .where('bodyId', '=', body)
      .where('kind', '=', 'service')
      .orderBy('title')
      .execute();

  async function aShownService(mentions: { name?: string; addressProtected?: boolean } = {}) {
    const body = await aBody(db);
    const provider = aProvider({ id: randomUUID(), name: 'Charita Lipa' });
    const service = aService({
      ...{ id: randomUUID(), providerId: provider.id, address: 'Tichá 4', name: 'Opatrovanie doma' },
      ...mentions
    });
    await inBody(body, async (stores) => {
      await registerProvider(stores, coordinator, { provider, revision: null });
      await registerService(stores, coordinator, { service, revision: null });
      await publishDirectory((work) => work(stores));
    });
    return { body, service };
  }

  test('a service is found by its name, kind, provider and people; its street is not', async () => {
    const { body, service } = await aShownService();
    await indexServices(db);
    const [entry] = await found(body);
    expect(entry).toMatchObject({ title: 'Opatrovanie doma' });
    expect(entry?.text).toContain('Charita Lipa');
    expect(entry?.address).toMatch(new RegExp(`/sluzby/${service.id}$`));
    expect(JSON.stringify(entry)).not.toMatch(/Tich|tich/);
  });

  test('what did not change is not indexed again; a new name is, and a hidden service is forgotten', async () => {
    const { body, service } = await aShownService();
    await indexServices(db);
    expect(await indexServices(db)).toBe(0);
    const revision = (await inBody(body, ({ directory }) => directory.ownServices()))[0]?.revision ?? 0;
    const renamed = { ...service, name: 'Opatrovateľská služba obce' };
    await inBody(body, async (stores) => {
      await registerService(stores, coordinator, { service: renamed, revision });
      await publishDirectory((work) => work(stores));
    });
    expect(await indexServices(db)).toBe(1);
    expect((await found(body)).map(({ title }) => title)).toEqual(['Opatrovateľská služba obce']);
    await inBody(body, ({ publishedServices }) => publishedServices.hide([service.id]));
    await indexServices(db);
    expect(await found(body)).toEqual([]);
  });

  test('a service of the register is found at its municipality, as long as it is shown', async () => {
    const { body, service } = await aShownService({ name: 'Opatrovanie podľa registra' });
    await indexServices(db);
    const { bodyId: there } = await db
      .selectFrom('planningBody')
      .select('bodyId')
      .where('unitCode', '=', service.placeTerritoryCode)
      .executeTakeFirstOrThrow();
    // As the import of the register leaves it: kept by nobody, at the same place.
    const row = db.updateTable('publishedService').where('id', '=', service.id);
    await row.set({ bodyId: null, modifiedAt: new Date() }).execute();
    expect(await indexServices(db)).toBe(1);
    expect((await found(there)).map(({ title }) => title)).toContain('Opatrovanie podľa registra');
    expect(await found(body)).toEqual([]);
    await db.deleteFrom('publishedService').where('id', '=', service.id).execute();
    await indexServices(db, { bodyId: there });
    expect((await found(there)).map(({ title }) => title)).not.toContain('Opatrovanie podľa registra');
  });

  test('that the search has seen a service is no change of the directory', async () => {
    await aShownService();
    const revision = () => db.selectFrom('publishedDirectory').select('revision').executeTakeFirst();
    const before = await revision();
    expect(await indexServices(db)).toBe(1);
    expect(await revision()).toEqual(before);
  });

  test('many are indexed in several steps', async () => {
    const body = await aBody(db);
    const provider = aProvider({ id: randomUUID(), name: 'Charita' });
    await inBody(body, async (stores) => {
      await registerProvider(stores, coordinator, { provider, revision: null });
      for (let at = 0; at < 101; at += 1) {
        const service = aService({ id: randomUUID(), providerId: provider.id, name: `Služba ${at}` });
        await stores.directory.addService(service);
      }
      await publishDirectory((work) => work(stores));
    });
    expect(await indexServices(db)).toBe(101);
    expect(await found(body)).toHaveLength(101);
  });
});
