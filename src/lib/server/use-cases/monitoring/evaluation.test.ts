import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Approval } from '#lib/domain/decisions/approval.ts';
import { evaluationText } from '#lib/domain/monitoring/evaluation.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { publishedEvaluations } from '#lib/server/db/evaluations.ts';
import { contentHashOf } from '#lib/server/publishing.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { aGoal, aMeasure, anActivity, anIndicator, aPlan } from '#tests/plan-fixtures.ts';
import { keepEvaluation, type TypedEvaluation } from './keep-evaluation.ts';
import { publishEvaluation, readEvaluation } from './publish-evaluation.ts';

const today = '2028-07-10';
const approval: Approval = {
  ...{ body: 'Obecné zastupiteľstvo', number: '7/2027', day: '2027-02-01', votes: null, conditions: '' },
  ...{ signedOn: '2027-02-03', confirmedOn: null, invented: false }
};
const usual = () => ({ summary: 'Program.', recommendations: 'Pokračovať.', resolution: 'vyhodnotenie.' });

describe.each(ENGINES)('the evaluation of a year on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const accountId = await anAccount(db);
  const actorId = await accountStore(db).actorOf(accountId, 'Koordinátorka');
  const coordinator = { actorId, roles: ['coordinator'] as Role[] };

  async function aCarriedPlan(isApproved = true) {
    const bodyId = await aBody(db);
    const plan = aPlan({ id: randomUUID() });
    const goal = aGoal({ id: randomUUID(), priorityId: null });
    const measure = aMeasure({ id: randomUUID(), goalId: goal.id });
    const activity = anActivity({ id: randomUUID(), measureId: measure.id });
    const document = {
      ...{ plan, body: { kind: 'municipality', name: 'Obec' }, frozenOn: '2027-01-10' },
      ...{ priorities: [], goals: [goal], measures: [measure], activities: [activity] },
      indicators: [anIndicator({ id: randomUUID(), owner: { kind: 'plan' } })]
    } as unknown as PlanDocument;
    const contentHash = 'd'.repeat(64);
    await inTransaction(db, bodyId, async (stores) => {
      await stores.plans.add(plan);
      await stores.versions.add({ planId: plan.id, number: 1, contentHash, actorId, document });
      const record = { id: randomUUID(), kind: 'approved', from: '2027-02-01', to: null, approval } as const;
      if (isApproved) await stores.versions.addRecord(plan.id, { ...record, contentHash, actorId });
    });
    const typed = (change: Partial<TypedEvaluation> = {}): TypedEvaluation => ({
      ...{ id: randomUUID(), planId: plan.id, year: 2027, seen: 0, spent: null },
      texts: { summary: ' Rok bol ťažký. ', recommendations: '', resolution: null },
      ...change
    });
    const keep = (given: TypedEvaluation, actor = coordinator) =>
      inTransaction(db, bodyId, (stores) => keepEvaluation(stores, actor, { typed: given, today }));
    const asked = { planId: plan.id, year: 2027, today, taken: null } as const;
    const read = () => inTransaction(db, bodyId, (stores) => readEvaluation(stores, asked, usual));
    const publish = async (change: { actor?: typeof coordinator; stale?: boolean } = {}) => {
      const ready = await read();
      if (!ready) throw new Error('There is nothing to publish.');
      if (change.stale) await keep(typed({ seen: ready.sequence, texts: usual() }));
      const contentHash = contentHashOf(evaluationText(ready.content));
      const printed = {
        id: randomUUID(),
        ready,
        contentHash,
        pdfHash: 'e'.repeat(64),
        docxHash: 'f'.repeat(64)
      };
      return inTransaction(db, bodyId, (stores) =>
        publishEvaluation(stores, change.actor ?? coordinator, printed, {
          today,
          again: () => readEvaluation(stores, asked, usual)
        })
      );
    };
    return { bodyId, planId: plan.id, activityId: activity.id, typed, keep, read, publish };
  }

  test('words are kept once, the program’s stand where people said nothing, and the older stay', async () => {
    const { bodyId, planId, typed, keep, read } = await aCarriedPlan();
    const first = typed();
    expect(await keep(first, { actorId, roles: ['auditor'] })).toEqual({ outcome: 'not-allowed' });
    expect(await keep(first)).toEqual({ outcome: 'kept' });
    expect(await keep(first)).toEqual({ outcome: 'kept-before' });
    expect(await keep(typed({ texts: usual() }))).toMatchObject({
      outcome: 'written-meanwhile',
      latest: { sequence: 1, texts: { summary: 'Rok bol ťažký.', recommendations: null } }
    });
    const spent = { runningCents: 1_250_050, capitalCents: 0, source: 'Záverečný účet' };
    expect(await keep(typed({ seen: 1, spent }))).toEqual({ outcome: 'kept' });
    const drafts = await inTransaction(db, bodyId, ({ evaluations }) => evaluations.drafts(planId, 2027));
    expect(drafts).toMatchObject([
      { sequence: 1, spent: null, recordedBy: 'Koordinátorka' },
      { sequence: 2, spent }
    ]);
    expect((await read())?.content).toMatchObject({
      texts: { summary: 'Rok bol ťažký.', recommendations: 'Pokračovať.' },
      ...{ written: ['recommendations', 'resolution'], spent }
    });
  });

  test('what cannot be is refused: other years, sums without a source, a plan nobody approved', async () => {
    const { typed, keep } = await aCarriedPlan();
    expect(await keep(typed({ year: 2026 }))).toEqual({ outcome: 'year-outside-plan' });
    expect(await keep(typed({ year: 2029 }))).toEqual({ outcome: 'year-not-begun' });
    expect(await keep(typed({ texts: { ...usual(), summary: 'x'.repeat(10_001) } }))).toEqual({
      outcome: 'text-too-long'
    });
    const spent = { runningCents: 1, capitalCents: 0, source: ' ' };
    expect(await keep(typed({ spent }))).toEqual({ outcome: 'no-spent-source' });
    expect(await keep(typed({ spent: { ...spent, capitalCents: -1, source: 'účet' } }))).toEqual({
      outcome: 'spent-out-of-range'
    });
    expect(await keep(typed({ planId: randomUUID() }))).toEqual({ outcome: 'no-such-plan' });
    const draft = await aCarriedPlan(false);
    expect(await draft.keep(draft.typed())).toEqual({ outcome: 'not-approved' });
    expect(await draft.read()).toBeUndefined();
  });

  test('what is published stays as it was, and the newest one stands for the year', async () => {
    const { bodyId, planId, activityId, typed, keep, publish } = await aCarriedPlan();
    await inTransaction(db, bodyId, (stores) =>
      stores.progress.add({
        ...{ id: randomUUID(), planId, activityId, measureCode: 'o1', year: 2027, sequence: 1 },
        ...{ state: 'not-done', value: null, evidence: '', reason: 'Nie sú peniaze.', nextStep: '' },
        ...{ nextStepOn: null, responsible: 'sociálne oddelenie', actorId }
      })
    );
    expect(await publish({ actor: { actorId, roles: ['councillor'] } })).toEqual({ outcome: 'not-allowed' });
    expect(await publish()).toMatchObject({ outcome: 'published', number: 1 });
    expect(await publish()).toEqual({ outcome: 'published-before' });
    expect(await publish({ stale: true })).toEqual({ outcome: 'changed-meanwhile' });
    expect(await keep(typed({ seen: 1 }))).toEqual({ outcome: 'kept' });
    expect(await publish()).toMatchObject({ outcome: 'published', number: 2 });
    const shown = publishedEvaluations(publicDb);
    expect((await shown.list(bodyId)).map(({ year, number }) => [year, number])).toEqual([
      [2027, 2],
      [2027, 1]
    ]);
    const [now, before] = [await shown.ofYear(bodyId, 2027), await shown.ofYear(bodyId, 2027, 1)];
    expect([now?.content.texts.summary, before?.content.texts.summary]).toEqual([
      'Rok bol ťažký.',
      'Program.'
    ]);
    // What comes back is what was hashed, and says nothing of people.
    for (const one of [now, before]) {
      const kept = one && evaluationText(one.content);
      expect(kept && contentHashOf(kept)).toBe(one?.contentHash);
      expect(kept).toContain('Nie sú peniaze.');
      expect(kept).not.toContain('sociálne oddelenie');
      expect(kept).not.toContain(actorId);
    }
    expect(await shown.ofYear(bodyId, 2028)).toBeUndefined();
  });

  test('of two who write at once, one is told', async () => {
    const { typed, keep } = await aCarriedPlan();
    const outcomes = await Promise.all([keep(typed()), keep(typed({ texts: usual() }))]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['kept', 'written-meanwhile']);
  });
});
