import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { MODEL_MEASURES } from '#lib/domain/plans/model-measures/library.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { type StartFromModel, startFromModel } from './start-from-model.ts';

const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };

describe.each(ENGINES)('starting from the library on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const body = await aBody(db);

  async function anEmptyPlan() {
    const plan = aPlan({ id: randomUUID(), targetGroupCodes: ['seniori'] });
    await inTransaction(db, body, (stores) => stores.plans.add(plan));
    return plan.id;
  }

  const start = (planId: string, given: Partial<StartFromModel> = {}, actor = coordinator) =>
    inTransaction(db, body, (stores) =>
      startFromModel(stores, actor, {
        ...{ planId, code: 'obedy-domov', setting: 'village', goalId: null, measureId: randomUUID() },
        ...{ noCapacityReason: 'Cieľ nemení kapacitu.', today: '2026-11-21', ...given }
      })
    );

  const contentOf = (planId: string) =>
    inTransaction(db, body, async ({ items }) => ({
      goals: await items.goals.list(planId),
      measures: await items.measures.list(planId),
      activities: await items.activities.list(planId),
      indicators: await items.indicators.list(planId)
    }));

  test('one click makes the goal, the measure, its activities and indicators, and writes what happened', async () => {
    const planId = await anEmptyPlan();
    const measureId = randomUUID();
    expect(await start(planId, { measureId })).toBe('started');
    const { goals, measures, activities, indicators } = await contentOf(planId);
    expect(goals).toMatchObject([{ services: [{ serviceTypeCode: 'jedalen', formCode: null }] }]);
    expect(measures).toMatchObject([
      { id: measureId, code: 'o1', goalId: goals[0]?.id, targetGroupCodes: ['seniori'] }
    ]);
    expect(activities.map((one) => [one.measureId, one.from, one.to, one.responsible])).toEqual([
      [measureId, '2027-01-01', '2027-06-30', 'referent sociálnych vecí obecného úradu'],
      [measureId, '2027-01-01', '2027-12-31', 'ekonóm obecného úradu'],
      [measureId, '2027-07-01', '2031-12-31', 'referent sociálnych vecí obecného úradu']
    ]);
    expect(indicators).toMatchObject([
      { owner: { kind: 'measure', measureId }, baseline: null, targets: [] }
    ]);
    const events = await inTransaction(db, body, (stores) => stores.events.latest(20));
    expect(events.find((one) => one.action === 'started-from-library')).toMatchObject({
      ...{ subject: 'measures', subjectId: measureId, details: { model: 'obedy-domov' } }
    });
  });

  test('a second click makes nothing more; the goal of the same name is used again', async () => {
    const planId = await anEmptyPlan();
    const measureId = randomUUID();
    await start(planId, { measureId });
    expect(await start(planId, { measureId })).toBe('there-already');
    expect(await start(planId, { code: 'tlacidlo-pomoci' })).toBe('started');
    const { goals, measures } = await contentOf(planId);
    expect([goals.length, measures.map((one) => one.code)]).toEqual([1, ['o1', 'o2']]);
    expect(await start(planId, { goalId: goals[0]?.id as string, code: 'supervizia' })).toBe('started');
    expect((await contentOf(planId)).goals.length).toBe(1);
  });

  test('every model can be kept in a plan', async () => {
    const planId = await anEmptyPlan();
    for (const { code } of MODEL_MEASURES)
      expect(await start(planId, { code, setting: 'town' }), code).toBe('started');
    expect((await contentOf(planId)).measures.length).toBe(MODEL_MEASURES.length);
  });

  test('who may not edit, and what is not there, changes nothing', async () => {
    const planId = await anEmptyPlan();
    expect(await start(planId, {}, { ...coordinator, roles: ['auditor'] })).toBe('not-allowed');
    expect(await start(planId, { code: 'nic-take' })).toBe('no-such-model');
    expect(await start(planId, { goalId: randomUUID() })).toBe('no-such-goal');
    expect(await start(randomUUID())).toBe('no-such-plan');
    const elsewhere = await aBody(db);
    const outcome = await inTransaction(db, elsewhere, (stores) =>
      startFromModel(stores, coordinator, {
        ...{ planId, code: 'supervizia', setting: 'town', goalId: null, measureId: randomUUID() },
        ...{ noCapacityReason: '', today: '2026-11-21' }
      })
    );
    expect(outcome).toBe('no-such-plan');
    expect(await contentOf(planId)).toEqual({ goals: [], measures: [], activities: [], indicators: [] });
  });
});
