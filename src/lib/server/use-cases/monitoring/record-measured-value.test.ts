import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Approval } from '#lib/domain/decisions/approval.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { publishedMeasuredValues } from '#lib/server/db/measured-values.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { anIndicator, aPlan } from '#tests/plan-fixtures.ts';
import { type NewMeasuredValue, recordMeasuredValue } from './record-measured-value.ts';

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

  async function anApprovedPlan(isApproved = true) {
    const bodyId = await aBody(db);
    const plan = aPlan({ id: randomUUID() });
    const indicator = anIndicator({ id: randomUUID(), owner: { kind: 'plan' } });
    const document = { plan, measures: [], activities: [], indicators: [indicator] };
    const contentHash = 'd'.repeat(64);
    await inTransaction(db, bodyId, async (stores) => {
      await stores.plans.add(plan);
      await stores.versions.add({
        ...{ planId: plan.id, number: 1, contentHash, actorId },
        document: document as unknown as PlanDocument
      });
      if (isApproved)
        await stores.versions.addRecord(plan.id, {
          ...{
            id: randomUUID(),
            kind: 'approved',
            from: '2027-02-01',
            to: null,
            approval,
            contentHash,
            actorId
          }
        });
    });
    const told = (change: Partial<NewMeasuredValue> = {}): NewMeasuredValue => ({
      ...{ id: randomUUID(), planId: plan.id, indicatorId: indicator.id, year: 2028, seen: 0, isSure: false },
      ...{ value: 3, measuredOn: '2028-06-30', source: ' obecný úrad ', note: '', ...change }
    });
    const record = (measured: NewMeasuredValue, actor = coordinator, body: BodyId = bodyId) =>
      inTransaction(db, body, (stores) => recordMeasuredValue(stores, actor, { measured, today }));
    return { bodyId, planId: plan.id, indicatorId: indicator.id, told, record };
  }

  test('a value is kept once, everybody reads the newest, and its event says so', async () => {
    const { bodyId, planId, indicatorId, told, record } = await anApprovedPlan();
    const first = told();
    expect(await record(first, { actorId, roles: ['external-drafter'] })).toEqual({ outcome: 'not-allowed' });
    expect(await record(first)).toMatchObject({ outcome: 'recorded' });
    expect(await record(first)).toEqual({ outcome: 'recorded-before' });
    expect(await record(told({ seen: 1, value: 4.5, note: 'bez dovolenky' }))).toMatchObject({
      outcome: 'recorded'
    });
    const kept = await inTransaction(db, bodyId, ({ measuredValues }) => measuredValues.list(planId));
    expect(kept).toMatchObject([
      { sequence: 1, value: 3, source: 'obecný úrad', recordedBy: 'Koordinátorka' },
      { sequence: 2, value: 4.5 }
    ]);
    const shown = await publishedMeasuredValues(publicDb).list(bodyId, planId);
    expect(shown).toMatchObject([{ indicatorId, year: 2028, sequence: 2, value: 4.5 }]);
    const events = await inTransaction(db, bodyId, (stores) => stores.events.latest(1));
    expect(events[0]).toMatchObject({
      action: 'recorded',
      subject: 'measured-value',
      subjectId: indicatorId
    });
  });

  test('a value a hundred times too large is asked about once, and kept when it is sent again', async () => {
    const { told, record } = await anApprovedPlan();
    expect(await record(told({ value: 300 }))).toEqual({ outcome: 'unlikely' });
    expect(await record(told({ value: 300, isSure: true }))).toMatchObject({ outcome: 'recorded' });
    expect(await record(told({ seen: 1, value: 310 }))).toMatchObject({ outcome: 'recorded' });
  });

  test('of two who tell at the same moment the second reads what the first said', async () => {
    const { told, record } = await anApprovedPlan();
    const outcomes = await Promise.all([5, 6].map((value) => record(told({ value }))));
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['recorded', 'told-meanwhile']);
    expect(outcomes.find(({ outcome }) => outcome === 'told-meanwhile')).toMatchObject({
      latest: { sequence: 1 }
    });
  });

  test('nothing is kept of a draft, of another body, of no indicator and of a year to come', async () => {
    const { told, record } = await anApprovedPlan();
    expect(await record(told({ indicatorId: randomUUID() }))).toEqual({ outcome: 'not-in-version' });
    expect(await record(told({ year: 2029 }))).toEqual({ outcome: 'year-not-begun' });
    expect(await record(told(), coordinator, await aBody(db))).toEqual({ outcome: 'no-such-plan' });
    const draft = await anApprovedPlan(false);
    expect(await draft.record(draft.told())).toEqual({ outcome: 'not-approved' });
  });

  test('what was measured can be neither changed nor deleted', async () => {
    const { bodyId, told, record } = await anApprovedPlan();
    await record(told());
    for (const change of [
      db.updateTable('measuredValue').set({ value: 9 }).where('bodyId', '=', bodyId),
      db.deleteFrom('measuredValue').where('bodyId', '=', bodyId)
    ])
      await expect(change.execute()).rejects.toThrow(/permission denied/);
  });
});
