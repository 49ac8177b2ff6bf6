import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { FactContents, FactKind, ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import { personCount } from '#lib/domain/population/person-count.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { publishedServices } from '#lib/server/db/published-services.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aCapacityRecord, aProvider, aService } from '#tests/plan-fixtures.ts';
import { publishDirectory } from './publish-directory.ts';
import { recordCapacity } from './record-capacity.ts';
import { recordFact, removeFact } from './record-fact.ts';
import { registerProvider } from './register-provider.ts';
import { registerService } from './register-service.ts';

const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };

function aFact<Kind extends FactKind>(
  serviceId: string,
  kind: Kind,
  content: FactContents[Kind],
  days: Partial<Pick<ServiceFact, 'validFrom' | 'confirmedOn'>> = {}
): ServiceFact {
  return {
    ...{ id: randomUUID(), serviceId, kind, content, source: 'poskytovateľ' },
    ...{ validFrom: '2026-01-01', validTo: null, confirmedOn: '2026-01-05', ...days }
  } as ServiceFact;
}

const status = (
  serviceId: string,
  word: FactContents['status']['status'],
  validFrom: ServiceFact['validFrom']
) => aFact(serviceId, 'status', { status: word, note: '' }, { validFrom });

describe.each(ENGINES)('facts of services on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);

  async function aRegisteredService({ addressProtected = false } = {}) {
    const body = await aBody(db);
    const provider = aProvider({ id: randomUUID() });
    const address = 'Tichá 4';
    const service = aService({ id: randomUUID(), providerId: provider.id, address, addressProtected });
    await inBody(body, async (stores) => {
      await registerProvider(stores, coordinator, { provider, revision: null });
      await registerService(stores, coordinator, { service, revision: null });
    });
    return { body, provider, service };
  }

  test('a new fact ends the one before it, and both stay in history', async () => {
    const { body, service } = await aRegisteredService();
    const first = status(service.id, 'planned', '2025-01-01');
    const second = status(service.id, 'active', '2026-01-01');
    const history = await inBody(body, async (stores) => {
      await recordFact(stores, coordinator, { fact: first, seenId: null });
      await recordFact(stores, coordinator, { fact: second, seenId: first.id });
      return stores.serviceFacts.ofService(service.id);
    });
    expect(history.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      ['2026-01-01', null],
      ['2025-01-01', '2026-01-01']
    ]);
  });

  test('who did not see what holds meanwhile is shown it, and nothing is written', async () => {
    const { body, service } = await aRegisteredService();
    const theirs = status(service.id, 'paused', '2026-01-01');
    const mine = status(service.id, 'closed', '2026-02-01');
    await inBody(body, (stores) => recordFact(stores, coordinator, { fact: theirs, seenId: null }));
    const outcome = await inBody(body, (stores) =>
      recordFact(stores, coordinator, { fact: mine, seenId: null })
    );
    expect(outcome).toMatchObject({ outcome: 'changed-meanwhile', fact: { id: theirs.id } });
    expect(await inBody(body, ({ serviceFacts }) => serviceFacts.ofService(service.id))).toHaveLength(1);
  });

  test('sent twice, a fact is kept once', async () => {
    const { body, service } = await aRegisteredService();
    const fact = status(service.id, 'active', '2026-01-01');
    for (const _ of [1, 2])
      expect(
        await inBody(body, (stores) => recordFact(stores, coordinator, { fact, seenId: null }))
      ).toMatchObject({ outcome: 'kept' });
    expect(await inBody(body, ({ serviceFacts }) => serviceFacts.ofService(service.id))).toHaveLength(1);
  });

  test('a neighbour can neither say nor take back anything of our services', async () => {
    const { body, service } = await aRegisteredService();
    const neighbour = await aBody(db);
    const fact = status(service.id, 'active', '2026-01-01');
    await inBody(body, (stores) => recordFact(stores, coordinator, { fact, seenId: null }));
    const theirs = status(service.id, 'closed', '2026-02-01');
    const tried = await inBody(neighbour, async (stores) => [
      await recordFact(stores, coordinator, { fact: theirs, seenId: fact.id }),
      await removeFact(stores, coordinator, { serviceId: service.id, id: fact.id })
    ]);
    expect(tried).toEqual([{ outcome: 'gone' }, 'gone']);
  });

  test('everybody sees a service as its body knows it, without what would point at people', async () => {
    const { body, service } = await aRegisteredService();
    const waiting = { people: personCount(3) ?? expect.fail('no count'), oldestOn: '2025-03-14' } as const;
    await inBody(body, async (stores) => {
      const capacity = aCapacityRecord({ serviceId: service.id, unitCode: 'miesta', value: 12 });
      await recordCapacity(stores, coordinator, { ...capacity, id: randomUUID() });
      await recordFact(stores, coordinator, { fact: aFact(service.id, 'waiting', waiting), seenId: null });
      expect(await publishDirectory((work) => work(stores))).toBeGreaterThan(1);
      expect(await publishDirectory((work) => work(stores))).toBeNull();
    });
    const shown = await publishedServices(publicDb).find(body, service.id);
    expect(shown).toMatchObject({
      name: service.name,
      address: 'Tichá 4',
      unitCode: service.placeTerritoryCode
    });
    expect(shown?.capacities.map(({ value }) => value)).toEqual([12]);
    expect(shown?.facts.map(({ content }) => content)).toEqual([
      { people: { fewerThan: 5 }, oldestYear: null }
    ]);
  });

  test('a protected place is shown without its address and its municipality', async () => {
    const { body, service } = await aRegisteredService({ addressProtected: true });
    await publishDirectory((work) => inBody(body, work));
    const shown = await publishedServices(publicDb).find(body, service.id);
    expect(shown).toMatchObject({ address: null, unitCode: null });
    expect(JSON.stringify(shown)).not.toContain('Tichá');
  });

  test('what is removed from the directory is hidden', async () => {
    const { body, service } = await aRegisteredService();
    await publishDirectory((work) => inBody(body, work));
    await inBody(body, async (stores) => {
      await stores.directory.removeService(service.id, 1);
      await publishDirectory((work) => work(stores));
    });
    expect(await publishedServices(publicDb).page(body, {}, 1)).toEqual([]);
  });
});
