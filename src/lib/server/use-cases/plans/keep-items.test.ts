import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CapacityCell } from '#lib/domain/plans/capacity-matrix.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '#lib/server/db/db.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aCell, aCost, aGoal, aMeasure, anActivity, aPlan } from '#tests/plan-fixtures.ts';
import { type ItemChange, keepItems } from './keep-items.ts';

const today = '2026-11-21';
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };

const cellOf = (mentions: Partial<CapacityCell> = {}) =>
  aCell({ id: randomUUID(), existing: null, ...mentions });

async function aPlanWith(db: Db, cells: readonly CapacityCell[]) {
  const body = await aBody(db);
  const plan = aPlan({ id: randomUUID() });
  await inTransaction(db, body, async ({ plans, items }) => {
    await plans.add(plan);
    await items.cells.addAll(plan.id, cells);
  });
  return { body, planId: plan.id };
}

type Kept = { body: BodyId; planId: string };

function keepCells(
  db: Db,
  { body, planId }: Kept,
  changes: readonly ItemChange<CapacityCell>[],
  actor = coordinator
) {
  return inTransaction(db, body, (stores) =>
    keepItems(stores, actor, { planId, kind: 'cells', changes, today })
  );
}

const cellsIn = (db: Db, { body, planId }: Kept) =>
  inTransaction(db, body, ({ items }) => items.cells.list(planId));

const withNeed = (cell: CapacityCell, value: number): CapacityCell => ({
  ...cell,
  ownNeed: { value, asOf: '2026-11-21', source: 'obecný úrad' }
});

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  test('added, changed and removed in one go, each with its event', async () => {
    const [changed, removed, added] = [cellOf(), cellOf({ year: 2028 }), cellOf({ year: 2029 })];
    const kept = await aPlanWith(db, [changed, removed]);
    const outcome = await keepCells(db, kept, [
      { change: 'change', item: withNeed(changed, 40.5), revision: 1 },
      { change: 'remove', id: removed.id, revision: 1 },
      { change: 'add', item: added }
    ]);
    expect(outcome).toBe('kept');
    const now = await cellsIn(db, kept);
    expect(now).toEqual([
      { ...withNeed(changed, 40.5), revision: 2 },
      { ...added, revision: 1 }
    ]);
    const said = await inTransaction(db, kept.body, ({ events }) => events.latest(10));
    expect(said.map(({ action, subjectId }) => [action, subjectId]).sort()).toEqual(
      [
        ['added', added.id],
        ['changed', changed.id],
        ['removed', removed.id]
      ].sort()
    );
  });

  test('one that cannot be kept keeps all the others from being written', async () => {
    const [good, bad] = [cellOf(), cellOf({ year: 2028 })];
    const kept = await aPlanWith(db, [good, bad]);
    const outcome = await keepCells(db, kept, [
      { change: 'change', item: withNeed(good, 40), revision: 1 },
      { change: 'change', item: withNeed(bad, -1), revision: 1 },
      { change: 'add', item: cellOf({ year: 1999 }) }
    ]);
    expect(outcome).toEqual({
      refused: [
        { index: 1, refusal: 'negative' },
        { index: 2, refusal: 'year-outside-plan' }
      ]
    });
    expect((await cellsIn(db, kept)).map((cell) => cell.revision)).toEqual([1, 1]);
  });

  test('a removed cell makes room for another of the same row and year', async () => {
    const old = cellOf();
    const kept = await aPlanWith(db, [old]);
    const next = cellOf();
    expect(
      await keepCells(db, kept, [
        { change: 'add', item: next },
        { change: 'remove', id: old.id, revision: 1 }
      ])
    ).toBe('kept');
    expect((await cellsIn(db, kept)).map((cell) => cell.id)).toEqual([next.id]);
  });

  test('whoever is slower writes nothing, and hears of it', async () => {
    const cell = cellOf();
    const kept = await aPlanWith(db, [cell]);
    const change = (value: number) => [
      { change: 'change' as const, item: withNeed(cell, value), revision: 1 }
    ];
    expect(await keepCells(db, kept, change(13))).toBe('kept');
    expect(await keepCells(db, kept, change(14))).toBe('changed-meanwhile');
    expect((await cellsIn(db, kept))[0]?.ownNeed?.value).toBe(13);
  });

  test('a reader may not, and a plan of a neighbour is not there', async () => {
    const cell = cellOf();
    const kept = await aPlanWith(db, [cell]);
    const changes = [{ change: 'change' as const, item: withNeed(cell, 1), revision: 1 }];
    expect(await keepCells(db, kept, changes, { ...coordinator, roles: ['auditor'] })).toBe('not-allowed');
    expect(await keepCells(db, { ...kept, body: await aBody(db) }, changes)).toBe('no-such-plan');
  });

  test('costs of activities are written with them', async () => {
    const body = await aBody(db);
    const plan = aPlan({ id: randomUUID() });
    const goal = aGoal({ id: randomUUID(), needIds: [] });
    const measure = aMeasure({ id: randomUUID(), goalId: goal.id });
    const activity = anActivity({ id: randomUUID(), measureId: measure.id, costs: [] });
    const costs = [aCost({ id: randomUUID() }), aCost({ id: randomUUID(), year: 2029, sourceCode: null })];
    await inTransaction(db, body, async ({ plans, items }) => {
      await plans.add(plan);
      await items.goals.add(plan.id, goal);
      await items.measures.add(plan.id, measure);
      await items.activities.add(plan.id, activity);
    });
    const outcome = await inTransaction(db, body, (stores) =>
      keepItems(stores, coordinator, {
        ...{ planId: plan.id, kind: 'activities', today },
        changes: [{ change: 'change', item: { ...activity, costs }, revision: 1 }]
      })
    );
    expect(outcome).toBe('kept');
    const [kept] = await inTransaction(db, body, ({ items }) => items.activities.list(plan.id));
    expect(kept?.costs).toHaveLength(2);
    expect(kept?.costs).toEqual(expect.arrayContaining(costs));
  });
});
