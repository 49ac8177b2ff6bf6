import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Approval } from '#lib/domain/decisions/approval.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { publishedProgress } from '#lib/server/db/published-progress.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { aMeasure, anActivity, anIndicator, aPlan } from '#tests/plan-fixtures.ts';
import { readProgress } from './read-progress.ts';
import { type NewProgress, recordProgress } from './record-progress.ts';

const today = '2028-07-10';
const approval: Approval = {
  ...{ body: 'Obecné zastupiteľstvo', number: '7/2027', day: '2027-02-01', votes: null, conditions: '' },
  ...{ signedOn: '2027-02-03', confirmedOn: null, invented: false }
};

describe.each(ENGINES)('on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const accountId = await anAccount(db);
  const actorId = await accountStore(db).actorOf(accountId, 'Koordinátorka');
  const coordinator = { actorId, roles: ['coordinator'] as Role[] };

  const plan = () => aPlan({ id: randomUUID() });
  /** Versions of a plan as they were approved one after another; each carries its activities. */
  async function anApprovedPlan(
    versions: readonly (readonly string[])[],
    state: 'approved' | null = 'approved'
  ) {
    const bodyId = await aBody(db);
    const own = plan();
    const measure = aMeasure({ id: randomUUID(), code: 'o4' });
    await inTransaction(db, bodyId, async (stores) => {
      await stores.plans.add(own);
      for (const [index, activityIds] of versions.entries()) {
        const document = {
          plan: own,
          measures: [measure],
          activities: activityIds.map((id) => anActivity({ id, measureId: measure.id })),
          indicators: [anIndicator({ owner: { kind: 'measure', measureId: measure.id } })]
        } as unknown as PlanDocument;
        const contentHash = String(index + 1).repeat(64);
        await stores.versions.add({ planId: own.id, number: index + 1, contentHash, document, actorId });
        if (state)
          await stores.versions.addRecord(own.id, {
            ...{ id: randomUUID(), kind: state, from: '2027-02-01', to: null, approval, contentHash, actorId }
          });
      }
    });
    return { bodyId, planId: own.id };
  }
  const told = (planId: string, activityId: string, changes: Partial<NewProgress> = {}): NewProgress => ({
    ...{
      id: randomUUID(),
      planId,
      activityId,
      year: 2028,
      seen: 0,
      state: 'ongoing',
      value: 1,
      isSure: false
    },
    ...{ evidence: '', reason: '', nextStep: '', nextStepOn: null, responsible: ' referentka ' },
    ...changes
  });
  const record = (bodyId: BodyId, progress: NewProgress, actor = coordinator) =>
    inTransaction(db, bodyId, (stores) => recordProgress(stores, actor, { progress, today }));
  const records = async (bodyId: BodyId, planId: string) =>
    (await inTransaction(db, bodyId, (stores) => readProgress(stores, planId, today)))?.records;

  test('a word is kept with its measure, once, its event says so, and the next one follows it', async () => {
    const activity = randomUUID();
    const { bodyId, planId } = await anApprovedPlan([[activity]]);
    const first = told(planId, activity);
    expect(await record(bodyId, first, { actorId, roles: ['external-drafter'] })).toEqual({
      outcome: 'not-allowed'
    });
    expect(await record(bodyId, first)).toMatchObject({ outcome: 'recorded' });
    expect(await record(bodyId, first)).toEqual({ outcome: 'recorded-before' });
    const done = { seen: 1, state: 'done', value: null, evidence: 'zmluva' } as const;
    expect(await record(bodyId, told(planId, activity, done))).toMatchObject({ outcome: 'recorded' });
    expect(await records(bodyId, planId)).toMatchObject([
      { sequence: 1, state: 'ongoing', value: 1, measureCode: 'o4', responsible: 'referentka' },
      { sequence: 2, state: 'done', evidence: 'zmluva', recordedBy: 'Koordinátorka' }
    ]);
    const shown = await publishedProgress(publicDb).list(bodyId, planId);
    expect(shown).toMatchObject([
      { activityId: activity, year: 2028, sequence: 2, state: 'done', reason: '' }
    ]);
    expect(Object.keys(shown[0] ?? {})).not.toContain('responsible');
    const events = await inTransaction(db, bodyId, (stores) => stores.events.latest(5));
    expect(events[0]).toMatchObject({ action: 'recorded', subject: 'progress', subjectId: activity });
  });

  test('a value a hundred times larger than all that is known is asked about, and kept when sent again', async () => {
    const activity = randomUUID();
    const { bodyId, planId } = await anApprovedPlan([[activity]]);
    await record(bodyId, told(planId, activity, { value: 6 }));
    const large = told(planId, activity, { value: 6_000, seen: 1 });
    expect(await record(bodyId, large)).toEqual({ outcome: 'unlikely' });
    expect(await record(bodyId, { ...large, isSure: true })).toMatchObject({ outcome: 'recorded' });
  });

  test('of two who tell at the same moment one is told what the other said', async () => {
    const activity = randomUUID();
    const { bodyId, planId } = await anApprovedPlan([[activity]]);
    const outcomes = await Promise.all(
      [5, 6].map((value) => record(bodyId, told(planId, activity, { value })))
    );
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['recorded', 'told-meanwhile']);
    const kept = (await records(bodyId, planId)) ?? [];
    expect(kept).toHaveLength(1);
    expect(outcomes.find(({ outcome }) => outcome === 'told-meanwhile')).toMatchObject({
      latest: { value: kept[0]?.value }
    });
  });

  test('an activity that a newer version left out is told of no more, and what was told stays', async () => {
    const [dropped, stays] = [randomUUID(), randomUUID()];
    const { bodyId, planId } = await anApprovedPlan([[dropped, stays], [stays]]);
    expect(await record(bodyId, told(planId, dropped))).toEqual({ outcome: 'not-in-version' });
    expect(await record(bodyId, told(planId, stays))).toMatchObject({ outcome: 'recorded' });
    expect(await record(bodyId, told(planId, stays, { id: randomUUID(), year: 2040 }))).toEqual({
      outcome: 'year-outside-plan'
    });
  });

  test('nothing is told of a draft, of no plan, and of the plan of another body', async () => {
    const activity = randomUUID();
    const draft = await anApprovedPlan([[activity]], null);
    expect(await record(draft.bodyId, told(draft.planId, activity))).toEqual({ outcome: 'not-approved' });
    const { planId } = await anApprovedPlan([[activity]]);
    expect(await record(draft.bodyId, told(planId, activity))).toEqual({ outcome: 'no-such-plan' });
    expect(await records(draft.bodyId, planId)).toBeUndefined();
  });

  test('what was told can be neither changed nor deleted', async () => {
    const activity = randomUUID();
    const { bodyId, planId } = await anApprovedPlan([[activity]]);
    await record(bodyId, told(planId, activity));
    for (const change of [
      db.updateTable('progressRecord').set({ evidence: 'iné' }).where('bodyId', '=', bodyId),
      db.deleteFrom('progressRecord').where('bodyId', '=', bodyId)
    ])
      await expect(change.execute()).rejects.toThrow(/permission denied/);
  });
});
