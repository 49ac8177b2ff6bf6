import { randomUUID } from 'node:crypto';
import type { Approval } from '#lib/domain/decisions/approval.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { aGoal, aMeasure, anActivity, anIndicator, aPlan, aPriority } from './plan-fixtures.ts';
import type { RunningProgram, TestBody } from './running-program.ts';

const approval: Approval = {
  ...{ body: 'Obecné zastupiteľstvo', number: '7/2025', day: '2025-11-02', votes: null, conditions: '' },
  ...{ signedOn: '2025-11-03', confirmedOn: null, invented: false }
};

/**
 * The approved and published plan 2026–2030 of a municipality: one measure with two activities, of which one was to end
 * in June 2026 and the other ends in June 2028.
 */
export async function aCarriedPlan(
  program: RunningProgram,
  slug: string
): Promise<{ body: TestBody; planId: string }> {
  const { db } = program.installation.database;
  const body = await db
    .selectFrom('planningBody')
    .select(['bodyId', 'slug', 'name'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const plan = aPlan({ id: randomUUID(), validFrom: '2026-01-01', validTo: '2030-12-31' });
  const ids = { priority: randomUUID(), goal: randomUUID(), measure: randomUUID() };
  const activity = { measureId: ids.measure, from: '2026-01-01' } as const;
  const document = {
    plan,
    body: { bodyId: body.bodyId, name: body.name, kind: 'municipality', territoryCode: null },
    names: { targetGroups: { seniori: 'seniori', rodiny: 'rodiny s deťmi' } },
    priorities: [
      { ...aPriority({ id: ids.priority }), number: '1' },
      aPriority({ id: randomUUID(), title: 'Vedieť, koho sa opýtať' })
    ],
    goals: [{ ...aGoal({ id: ids.goal, priorityId: ids.priority }), number: '1' }],
    measures: [
      {
        ...aMeasure({ id: ids.measure, goalId: ids.goal, targetGroupCodes: ['seniori', 'rodiny'] }),
        number: '1.1'
      }
    ],
    activities: [
      anActivity({ ...activity, id: randomUUID(), title: 'Nábor opatrovateľky', to: '2026-06-30' }),
      anActivity({ ...activity, id: randomUUID(), title: 'Zaučenie opatrovateľky', to: '2028-06-30' })
    ],
    indicators: [
      anIndicator({
        ...{ id: randomUUID(), owner: { kind: 'measure', measureId: ids.measure } },
        ...{
          baseline: { value: 2, asOf: '2025-12-31', source: 'úrad' },
          targets: [{ year: 2026, value: 3 }]
        }
      })
    ]
  } as unknown as PlanDocument;
  await inTransaction(db, body.bodyId, async (stores) => {
    await stores.plans.add(plan);
    const contentHash = 'c'.repeat(64);
    await stores.versions.add({ planId: plan.id, number: 1, contentHash, document, actorId: null });
    const record = { id: randomUUID(), kind: 'approved', from: approval.day, to: null, approval } as const;
    await stores.versions.addRecord(plan.id, { ...record, contentHash, actorId: null });
    const { title, validFrom, validTo } = plan;
    await stores.published.publish(
      {
        ...{ planId: plan.id, number: 1, period: '2026-2030', title, validFrom, validTo, contentHash },
        ...{ records: [record], demonstration: false, publishedAt: new Date(), document }
      },
      new Map()
    );
  });
  return { body, planId: plan.id };
}
