import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aCapacityRecord, aProvider, aService } from '#tests/plan-fixtures.ts';
import { recordCapacity, removeCapacity } from './record-capacity.ts';
import { registerProvider } from './register-provider.ts';
import { registerService } from './register-service.ts';

const { db } = await testDatabase();
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);

async function aRegisteredService() {
  const body = await aBody(db);
  const provider = aProvider({ id: randomUUID() });
  const service = aService({ id: randomUUID(), providerId: provider.id });
  await inBody(body, async (stores) => {
    await registerProvider(stores, coordinator, { provider, revision: null });
    await registerService(stores, coordinator, { service, revision: null });
  });
  return { body, provider, service };
}

const recorded = (serviceId: string, mentions: Parameters<typeof aCapacityRecord>[0]) => ({
  ...aCapacityRecord({ serviceId, ...mentions }),
  id: randomUUID()
});

test('a new capacity ends the one before it, and both stay in history', async () => {
  const { body, service } = await aRegisteredService();
  const history = await inBody(body, async (stores) => {
    for (const [value, validFrom] of [
      [8, '2024-01-01'],
      [10, '2026-01-01']
    ] as const) {
      // The kind is the service's own, whatever is claimed.
      const record = recorded(service.id, { value, validFrom, serviceTypeCode: 'jedalen' });
      expect(await recordCapacity(stores, coordinator, record)).toMatchObject({ outcome: 'kept' });
    }
    return stores.directory.capacities();
  });
  expect(history.map((one) => [one.value, one.validFrom, one.validTo, one.serviceTypeCode])).toEqual([
    [8, '2024-01-01', '2026-01-01', 'opatrovatelska-sluzba'],
    [10, '2026-01-01', null, 'opatrovatelska-sluzba']
  ]);
});

test('a capacity on days that are taken is refused', async () => {
  const { body, service } = await aRegisteredService();
  const outcome = await inBody(body, async (stores) => {
    await recordCapacity(stores, coordinator, recorded(service.id, { validFrom: '2026-01-01' }));
    return recordCapacity(stores, coordinator, recorded(service.id, { validFrom: '2025-01-01' }));
  });
  expect(outcome).toEqual({ outcome: 'refused', refusal: 'overlaps' });
});

test('a neighbour can neither record, change nor remove anything of ours', async () => {
  const { body, provider, service } = await aRegisteredService();
  const neighbour = await aBody(db);
  const record = recorded(service.id, {});
  await inBody(body, (stores) => recordCapacity(stores, coordinator, record));
  const tried = await inBody(neighbour, async (stores) => [
    await recordCapacity(stores, coordinator, recorded(service.id, { validFrom: '2027-01-01' })),
    await removeCapacity(stores, coordinator, record.id),
    await registerProvider(stores, coordinator, { provider: { ...provider, name: 'Cudzí' }, revision: 1 }),
    await registerService(stores, coordinator, { service: { ...service, name: 'Cudzia' }, revision: 1 })
  ]);
  expect(tried).toEqual([{ outcome: 'gone' }, 'gone', { outcome: 'gone' }, { outcome: 'gone' }]);
  const kept = await inBody(body, (stores) => stores.directory.providers());
  expect(kept.map((one) => one.name)).toEqual([provider.name]);
});

test('of two who change the same provider, the slower one is shown the other', async () => {
  const { body, provider } = await aRegisteredService();
  const change = (name: string) =>
    inBody(body, (stores) =>
      registerProvider(stores, coordinator, { provider: { ...provider, name }, revision: 1 })
    );
  expect(await change('Prvý')).toMatchObject({ outcome: 'kept' });
  expect(await change('Druhý')).toMatchObject({ outcome: 'conflict', theirs: { name: 'Prvý', revision: 2 } });
});

test('an external drafter does not touch the directory', async () => {
  const { body, provider } = await aRegisteredService();
  const drafter: Actor = { ...coordinator, roles: ['external-drafter'] };
  const outcome = await inBody(body, (stores) =>
    registerProvider(stores, drafter, { provider, revision: 1 })
  );
  expect(outcome).toEqual({ outcome: 'not-allowed' });
});
