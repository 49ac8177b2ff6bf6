import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CARRIED_PARTS } from '#lib/domain/monitoring/next-plan.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import {
  aCost,
  aFinding,
  aGoal,
  aMeasure,
  aNeed,
  anActivity,
  anIndicator,
  aPlan,
  aPriority
} from '#tests/plan-fixtures.ts';
import { beginNextPlan, type NextPlan, readEnding } from './begin-next-plan.ts';

const today = '2031-11-10';

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const actorId = await accountStore(db).actorOf(await anAccount(db), 'Koordinátorka');
  const coordinator = { actorId, roles: ['coordinator'] as Role[] };

  /** A plan with one measure that was told of, one need and one finding behind it, and a paragraph about the measure. */
  async function anEndedPlan() {
    const bodyId = await aBody(db);
    const plan = aPlan({ id: randomUUID() });
    const id = { finding: randomUUID(), need: randomUUID(), priority: randomUUID(), goal: randomUUID() };
    const measure = { id: randomUUID(), goalId: id.goal, code: 'o4' };
    const activityId = randomUUID();
    await inTransaction(db, bodyId, async ({ plans, items, blocks, progress, measuredValues }) => {
      await plans.add(plan);
      await items.findings.add(plan.id, aFinding({ id: id.finding }));
      await items.needs.add(plan.id, aNeed({ id: id.need, findingIds: [id.finding] }));
      await items.priorities.add(plan.id, aPriority({ id: id.priority }));
      await items.goals.add(plan.id, aGoal({ id: id.goal, priorityId: id.priority, needIds: [id.need] }));
      await items.measures.add(plan.id, aMeasure(measure));
      await items.activities.add(
        plan.id,
        anActivity({
          id: activityId,
          measureId: measure.id,
          responsiblePerson: 'Anna Nová',
          costs: [aCost({ id: randomUUID() })]
        })
      );
      const indicatorId = randomUUID();
      await items.indicators.add(
        plan.id,
        anIndicator({ id: indicatorId, owner: { kind: 'measure', measureId: measure.id } })
      );
      await measuredValues.add({
        ...{ id: randomUUID(), planId: plan.id, indicatorId, year: 2031, sequence: 1, value: 6, actorId },
        ...{ measuredOn: '2031-10-31', source: 'úrad', note: '' }
      });
      await progress.add({
        ...{ id: randomUUID(), planId: plan.id, activityId, measureCode: 'o4', year: 2031, sequence: 1 },
        ...{ state: 'not-done', value: null, evidence: '', reason: 'nik sa neprihlásil', nextStep: '' },
        ...{ nextStepOn: null, responsible: 'referentka', actorId }
      });
      const text = [{ type: 'reference' as const, to: 'measure' as const, id: measure.id, text: 'Prijať' }];
      await blocks.add(
        plan.id,
        {
          ...{ id: randomUUID(), parent: 'vision', position: 'a0', revision: 1, template: false },
          content: { kind: 'paragraph', text }
        },
        actorId
      );
    });
    return { bodyId, planId: plan.id, measureId: measure.id, findingId: id.finding };
  }
  type Ended = Awaited<ReturnType<typeof anEndedPlan>>;
  const nextOf = ({ planId, measureId, findingId }: Ended, changes: Partial<NextPlan> = {}): NextPlan => ({
    ...{ followedId: planId, id: randomUUID(), title: ' Ďalší plán ', mode: 'full' },
    ...{ validFrom: '2032-01-01', validTo: '2036-12-31' },
    choice: { measureIds: new Set([measureId]), findingIds: new Set([findingId]), parts: CARRIED_PARTS },
    goalFinding: ({ title }, { parts }) => ({
      ...{ statement: `${title}: nesplnené ${parts.notDone}`, asOf: today, source: 'Plnenie plánu' }
    }),
    ...changes
  });
  const begin = ({ bodyId }: Ended, next: NextPlan, actor = coordinator) =>
    inTransaction(db, bodyId, (stores) => beginNextPlan(stores, actor, next, today));

  test('the next plan is kept whole, once, and its event says which one it follows', async () => {
    const ended = await anEndedPlan();
    const next = nextOf(ended);
    expect(await begin(ended, next, { actorId, roles: ['editor'] })).toBe('not-allowed');
    expect(await begin(ended, next)).toBe('begun');
    expect(await begin(ended, next)).toBe('begun-before');
    const kept = await inTransaction(db, ended.bodyId, async (stores) => ({
      plans: await stores.plans.list(),
      ending: await readEnding(stores, next.id, today),
      blocks: await stores.blocks.list(next.id),
      codes: await stores.plans.givenMeasureCodes(next.id),
      events: await stores.events.latest(5)
    }));
    expect(kept.plans.map(({ id, title }) => [id, title])).toEqual([
      [next.id, 'Ďalší plán'],
      [ended.planId, expect.any(String)]
    ]);
    const content = kept.ending?.content;
    expect(content?.measures).toMatchObject([
      { code: 'o1', continues: { planId: ended.planId, measureCode: 'o4' } }
    ]);
    expect(kept.codes).toEqual(['o1']);
    expect(content?.findings.map(({ origin }) => origin)).toEqual(['provider', 'evaluation']);
    expect(content?.needs[0]?.findingIds).toHaveLength(2);
    expect(content?.goals[0]).toMatchObject({
      priorityId: content?.priorities[0]?.id,
      needIds: [content?.needs[0]?.id]
    });
    expect(content?.activities).toMatchObject([{ responsiblePerson: 'Anna Nová', costs: [] }]);
    expect(content?.indicators).toMatchObject([{ baseline: { value: 6, asOf: '2031-10-31' }, targets: [] }]);
    expect(kept.blocks).toMatchObject([
      { template: true, content: { text: [{ id: content?.measures[0]?.id }] } }
    ]);
    expect(kept.events.find(({ action }) => action === 'begun-from-plan')).toMatchObject({
      subjectId: next.id,
      details: { followed: ended.planId, measures: 1, findings: 2 }
    });
  });

  test('the same click twice at once makes one plan', async () => {
    const ended = await anEndedPlan();
    const next = nextOf(ended);
    const outcomes = await Promise.allSettled([begin(ended, next), begin(ended, next)]);
    expect(outcomes).toContainEqual({ status: 'fulfilled', value: 'begun' });
    const plans = await inTransaction(db, ended.bodyId, (stores) => stores.plans.list());
    expect(plans).toHaveLength(2);
  });

  test('an impossible period, and a plan of somebody else, are refused with nothing kept', async () => {
    const ended = await anEndedPlan();
    expect(await begin(ended, nextOf(ended, { validTo: '2031-12-31' }))).toBe('ends-before-start');
    expect(await begin(ended, nextOf(ended, { title: ' ' }))).toBe('no-title');
    const other = await anEndedPlan();
    expect(await begin(ended, nextOf(other))).toBe('no-such-plan');
    expect(await inTransaction(db, ended.bodyId, (stores) => stores.plans.list())).toHaveLength(1);
  });
});
