import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { securedWith } from '#lib/domain/directory/directory-entry.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import {
  aCapacityRecord,
  aCell,
  aGoal,
  aKindChoice,
  aMeasure,
  anActivity,
  aPlan,
  aProvider,
  aService
} from '#tests/plan-fixtures.ts';
import { readPlan } from '../plans/read-plan.ts';
import { removeFromDirectory } from './remove-from-directory.ts';

const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
let number = 0;
/** A possible IČO that no other provider of the run has. */
function anIco(): string {
  const seven = String(5_100_000 + ++number * 7);
  const sum = [8, 7, 6, 5, 4, 3, 2].reduce((total, weight, at) => total + weight * Number(seven[at]), 0);
  return `${seven}${(11 - (sum % 11)) % 10}`;
}

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);

  async function aDirectory(name = 'Charita Šurany') {
    const body = await aBody(db);
    const provider = aProvider({ id: randomUUID(), name, ico: anIco() });
    const service = aService({
      ...{ id: randomUUID(), providerId: provider.id, name: 'Opatrovanie v rodinách' },
      registerNumber: null
    });
    await inBody(body, async ({ directory }) => {
      await directory.addProvider(provider);
      await directory.addService(service);
    });
    return { body, provider, service };
  }

  async function aPlanNaming(
    body: BodyId,
    ref: { kind: 'provider' | 'service'; id: string },
    what: 'activity' | 'capacity-row' | 'kind-choice'
  ) {
    const plan = aPlan({ id: randomUUID(), title: 'Plán do roku 2031' });
    const goal = aGoal({ id: randomUUID(), priorityId: null, needIds: [] });
    const measure = aMeasure({
      id: randomUUID(),
      goalId: goal.id,
      answersFindingIds: [],
      capacityChanges: []
    });
    await inBody(body, async ({ plans, items }) => {
      await plans.add(plan);
      await items.goals.add(plan.id, goal);
      await items.measures.add(plan.id, measure);
      if (what === 'activity') {
        const ids = ref.kind === 'provider' ? { providerIds: [ref.id] } : { serviceIds: [ref.id] };
        await items.activities.add(
          plan.id,
          anActivity({ id: randomUUID(), measureId: measure.id, title: 'Nábor', costs: [], ...ids })
        );
      }
      const named = { value: 2, asOf: '2026-11-01' as const, source: 'zmluva', name: 'Charita' };
      if (what === 'capacity-row')
        await items.cells.add(
          plan.id,
          aCell({ id: randomUUID(), securedElsewhere: named, ...securedWith(ref) })
        );
      if (what === 'kind-choice')
        await plans.chooseKind(
          plan.id,
          aKindChoice({ choice: 'secured-elsewhere', securedAt: 'Charita', ...securedWith(ref) })
        );
    });
    return plan;
  }

  const remove = (
    body: BodyId,
    kind: 'provider' | 'service',
    id: string,
    actor = coordinator,
    revision = 1
  ) => inBody(body, (stores) => removeFromDirectory(stores, actor, { ref: { kind, id }, revision }));

  test('what nothing stands on is removed, the service before its provider', async () => {
    const { body, provider, service } = await aDirectory();
    expect(await remove(body, 'provider', provider.id)).toEqual({
      refusal: 'used',
      uses: [{ use: 'service', planTitle: null, name: 'Opatrovanie v rodinách' }]
    });
    expect(await remove(body, 'service', service.id, coordinator, 7)).toBe('conflict');
    expect(await remove(body, 'service', service.id)).toBe('removed');
    expect(await remove(body, 'provider', provider.id)).toBe('removed');
    expect(await remove(body, 'provider', provider.id)).toBe('gone');
    const events = await inBody(body, ({ events }) => events.latest(5));
    expect(events.map(({ action }) => action)).toEqual(['removed', 'removed']);
  });

  test('a service with figures of its capacity stays', async () => {
    const { body, service } = await aDirectory();
    const record = { ...aCapacityRecord({ serviceId: service.id }), id: randomUUID() };
    await inBody(body, ({ directory }) => directory.addCapacity(record));
    expect(await remove(body, 'service', service.id)).toMatchObject({ uses: [{ use: 'capacity' }] });
    await inBody(body, ({ directory }) => directory.removeCapacity(record.id));
    expect(await remove(body, 'service', service.id)).toBe('removed');
  });

  test.each([
    ['provider', 'activity', 'Nábor'],
    ['service', 'activity', 'Nábor'],
    ['provider', 'capacity-row', 'opatrovatelska-sluzba'],
    ['service', 'kind-choice', 'denny-stacionar']
  ] as const)('a %s that an %s names stays, and the place is told', async (kind, use, name) => {
    const { body, provider, service } = await aDirectory();
    const id = kind === 'provider' ? provider.id : service.id;
    await aPlanNaming(body, { kind, id }, use);
    const outcome = await remove(body, kind, id);
    expect(outcome).toMatchObject({ refusal: 'used' });
    expect((outcome as { uses: unknown[] }).uses).toContainEqual({
      use,
      planTitle: 'Plán do roku 2031',
      name
    });
  });

  test('what another body names is held by the database, without saying more', async () => {
    const { body, provider, service } = await aDirectory();
    const neighbour = await aBody(db);
    await inBody(body, ({ directory }) => directory.removeService(service.id, 1));
    const plan = await aPlanNaming(neighbour, { kind: 'provider', id: provider.id }, 'activity');
    await expect(remove(body, 'provider', provider.id)).rejects.toMatchObject({ code: '23503' });
    const whole = await inBody(neighbour, (stores) => readPlan(stores, { unitCode: null }, plan.id));
    expect(whole?.named).toMatchObject([{ kind: 'provider', id: provider.id, stewardBodyId: body }]);
    expect(whole?.providers).toEqual([]);
  });

  test('nobody but the steward removes, and no external drafter', async () => {
    const { body, service } = await aDirectory();
    const neighbour = await aBody(db);
    expect(await remove(neighbour, 'service', service.id)).toBe('gone');
    expect(await remove(body, 'service', service.id, { ...coordinator, roles: ['external-drafter'] })).toBe(
      'not-allowed'
    );
    expect(await inBody(body, ({ directory }) => directory.findService(service.id))).toMatchObject({
      revision: 1
    });
  });

  test.each([
    ['all words, in any order', 'surany charita'],
    ['a part of a word, with diacritics', 'ŠURANY'],
    ['its service', 'opatrovanie v rodinach surany']
  ])('is found by anybody by %s', async (_name, text) => {
    const { provider, service } = await aDirectory();
    const stranger = await aBody(db);
    const found = await inBody(stranger, ({ directory }) => directory.search(text));
    const ids = found.map(({ id }) => id);
    expect(ids.includes(provider.id) || ids.includes(service.id)).toBe(true);
    expect(await inBody(stranger, ({ directory }) => directory.search('nijaká taká'))).toEqual([]);
    expect(await inBody(stranger, ({ directory }) => directory.search(' % '))).toEqual([]);
  });

  test('is found by its IČO, written with spaces too, with the body that keeps it', async () => {
    const { body, provider, service } = await aDirectory('Diakonia Martin');
    const ico = provider.ico ?? '';
    const stranger = await aBody(db);
    const found = await inBody(stranger, ({ directory }) =>
      directory.search(`${ico.slice(0, 2)} ${ico.slice(2, 5)} ${ico.slice(5)}`)
    );
    expect(found.map(({ kind, id }) => [kind, id])).toEqual([
      ['provider', provider.id],
      ['service', service.id]
    ]);
    expect(found[1]).toMatchObject({ providerName: 'Diakonia Martin', ico, stewardBodyId: body });
  });

  test('a service of another steward in our territory is seen, counted, and not ours to change', async () => {
    const { body, service } = await aDirectory();
    const { code, home } = await aBodyWithTerritory();
    await inBody(body, ({ directory }) =>
      directory.changeService({ ...service, placeTerritoryCode: code }, 1)
    );
    const seen = await inBody(home, async ({ directory }) => ({
      all: await directory.services(),
      own: await directory.ownServices()
    }));
    expect(seen.all.map(({ id, stewardBodyId }) => [id, stewardBodyId])).toContainEqual([service.id, body]);
    expect(seen.own.map(({ id }) => id)).not.toContain(service.id);
    expect(await remove(home, 'service', service.id)).toBe('gone');
  });

  async function aBodyWithTerritory() {
    const found = await db
      .selectFrom('planningBody')
      .select(['bodyId', 'unitCode'])
      .where('unitCode', 'is not', null)
      .orderBy('unitCode')
      .executeTakeFirstOrThrow();
    return { home: found.bodyId, code: found.unitCode ?? '' };
  }
});
