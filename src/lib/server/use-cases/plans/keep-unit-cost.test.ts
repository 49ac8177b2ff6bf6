import { describe, expect, test } from 'vitest';
import type { UnitCost } from '#lib/domain/plans/unit-cost.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { keepUnitCost, removeUnitCost, unitCostSeen } from './keep-unit-cost.ts';

const COST: UnitCost = {
  serviceTypeCode: 'opatrovatelska-sluzba',
  unitCode: 'hodiny',
  period: 'piece',
  cents: 1_120,
  asOf: '2025-12-31',
  source: 'záverečný účet obce',
  verified: true
};
const UNITS = ['prijimatelia', 'hodiny'];

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const actor = (role: Role): Actor => ({ actorId: null as never, roles: [role] });
  type Body = Awaited<ReturnType<typeof aBody>>;
  const seenIn = async (body: Body) => unitCostSeen((await kept(body))[0]);
  const keepSeeing = (body: Body, cost: UnitCost, seen: string, role: Role = 'coordinator') =>
    inTransaction(db, body, (stores) => keepUnitCost(stores, actor(role), { cost, units: UNITS, seen }));
  const keep = async (body: Body, cost: UnitCost, role: Role = 'coordinator') =>
    (await keepSeeing(body, cost, await seenIn(body), role)).outcome;
  const kept = (body: Body) => inTransaction(db, body, ({ unitCosts }) => unitCosts.list());

  test('one is kept for a kind and unit, and the next stands in its place, for its body only', async () => {
    const [body, neighbour] = [await aBody(db), await aBody(db)];
    expect(await keep(body, COST)).toBe('kept');
    expect(await keep(body, { ...COST, cents: 1_250, verified: false })).toBe('kept');
    expect(await kept(body)).toEqual([{ ...COST, cents: 1_250, verified: false }]);
    expect(await kept(neighbour)).toEqual([]);
    const events = await inTransaction(db, body, (stores) => stores.events.latest(10));
    expect(events.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['changed', 'opatrovatelska-sluzba/hodiny'],
      ['changed', 'opatrovatelska-sluzba/hodiny']
    ]);
  });

  test('it is taken back once', async () => {
    const body = await aBody(db);
    await keep(body, COST);
    const seen = await seenIn(body);
    const remove = () =>
      inTransaction(db, body, (stores) => removeUnitCost(stores, actor('editor'), { key: COST, seen }));
    expect((await remove()).outcome).toBe('removed');
    expect((await remove()).outcome).toBe('gone');
    expect(await kept(body)).toEqual([]);
  });

  test('who may not write the plan, and what is no cost, changes nothing', async () => {
    const body = await aBody(db);
    expect(await keep(body, COST, 'mayor')).toBe('not-allowed');
    expect(await keep(body, { ...COST, cents: 0 })).toBe('no-cost');
    expect(await keep(body, { ...COST, unitCode: 'porcie' })).toBe('unknown-unit');
    expect(await kept(body)).toEqual([]);
  });

  test('of two people who saw the same, the second is shown what the first wrote; a double click is none of that', async () => {
    const body = await aBody(db);
    const dearer = { ...COST, cents: 1_400 };
    const at = await Promise.all([keepSeeing(body, COST, ''), keepSeeing(body, dearer, '')]);
    expect(at.map(({ outcome }) => outcome).toSorted()).toEqual(['changed-meanwhile', 'kept']);
    const [first] = await kept(body);
    expect(at).toContainEqual({ outcome: 'changed-meanwhile', now: first });
    const other = first?.cents === COST.cents ? dearer : COST;
    const key = COST;
    const takeBack = await inTransaction(db, body, (stores) =>
      removeUnitCost(stores, actor('editor'), { key, seen: unitCostSeen(other) })
    );
    expect(takeBack).toEqual({ outcome: 'changed-meanwhile', now: first });
    expect(await keepSeeing(body, other, unitCostSeen(first))).toEqual({ outcome: 'kept' });
    expect(await keepSeeing(body, other, unitCostSeen(first))).toEqual({ outcome: 'kept' });
    expect(await kept(body)).toEqual([other]);
  });
});
