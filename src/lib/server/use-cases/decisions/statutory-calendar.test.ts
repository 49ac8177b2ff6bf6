import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { Approval } from '#lib/domain/decisions/approval.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { messagesOf } from '#lib/i18n/messages.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { lawEdits } from '#lib/server/db/law-edits.ts';
import { publishedSteps } from '#lib/server/db/published-steps.ts';
import { deadlineCalendar } from '#lib/server/desk/deadline-calendar.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { anAccount } from '#tests/fixtures.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { readStatutoryCalendar } from './read-statutory-calendar.ts';
import { type NewStep, recordStep } from './record-step.ts';

const today = '2027-02-10';
const contentHash = 'c'.repeat(64);

describe.each(ENGINES)('on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const accountId = await anAccount(db);
  const actorId = await accountStore(db).actorOf(accountId, 'Koordinátorka');
  const coordinator = { actorId, roles: ['coordinator'] as Role[] };

  const municipalities = await db
    .selectFrom('planningBody')
    .select('bodyId')
    .where('kind', '=', 'municipality')
    .orderBy('slug')
    .limit(10)
    .execute();

  /** A municipality whose plan was approved on 1 February 2027. */
  async function anApprovedPlan() {
    const bodyId = municipalities.pop()?.bodyId as BodyId;
    const plan = aPlan({ id: randomUUID() });
    await inTransaction(db, bodyId, async (stores) => {
      await stores.plans.add(plan);
      const document = {} as PlanDocument;
      await stores.versions.add({ planId: plan.id, number: 1, contentHash, document, actorId });
      const approval: Approval = {
        ...{
          body: 'Obecné zastupiteľstvo',
          number: '7/2027',
          day: '2027-02-01',
          votes: null,
          conditions: ''
        },
        ...{ signedOn: '2027-02-03', confirmedOn: null, invented: false }
      };
      const record = {
        kind: 'approved',
        from: '2027-02-01',
        to: null,
        approval,
        contentHash,
        actorId
      } as const;
      await stores.versions.addRecord(plan.id, { id: randomUUID(), ...record });
    });
    return { bodyId, planId: plan.id };
  }
  const sending = (planId: string, changes: Partial<NewStep> = {}): NewStep => ({
    ...{
      id: randomUUID(),
      planId,
      kind: 'sent-to-region',
      year: null,
      contentHash,
      happenedOn: '2027-02-09'
    },
    ...{ channel: 'registry-desk', fileNumber: 'OU-1/2027', recordNumber: '15', proof: 'pečiatka' },
    ...{ corrects: null, correctionReason: '', withdrawn: false },
    ...changes
  });
  const record = async (bodyId: BodyId, step: NewStep, actor = coordinator) => {
    const { outcome } = await inTransaction(db, bodyId, (stores) =>
      recordStep(stores, actor, { step, kind: 'municipality', today })
    );
    return outcome;
  };
  const calendarOf = (bodyId: BodyId) =>
    inTransaction(db, bodyId, (stores) => readStatutoryCalendar(stores, { kind: 'municipality', today }));

  test('a sending is recorded with the deadline as it was counted, once, and its event says so', async () => {
    const { bodyId, planId } = await anApprovedPlan();
    const step = sending(planId);
    expect(await record(bodyId, step, { actorId, roles: ['editor'] })).toBe('not-allowed');
    expect(await record(bodyId, { ...step, happenedOn: '2027-01-31' })).toBe('before-approval');
    expect(await record(bodyId, { ...step, contentHash: 'd'.repeat(64) })).toBe('not-approved');
    expect(await record(bodyId, step)).toBe('recorded');
    expect(await record(bodyId, step)).toBe('recorded-before');
    const { deadlines, steps } = await calendarOf(bodyId);
    expect(steps).toMatchObject([
      { dueOn: '2027-02-16', ruleFrom: '2018-01-01', recordedBy: 'Koordinátorka' }
    ]);
    expect(deadlines.find(({ code }) => code === 'send-to-region')?.standing).toMatchObject({ daysLate: 0 });
    const events = await inTransaction(db, bodyId, (stores) => stores.events.latest(5));
    expect(events).toMatchObject([{ action: 'recorded', subject: 'sent-to-region', subjectId: planId }]);
  });

  test('a mistake is corrected beside the record, and of two who correct it at once one is told', async () => {
    const { bodyId, planId } = await anApprovedPlan();
    const first = sending(planId);
    await record(bodyId, first);
    const corrected = (happenedOn: NewStep['happenedOn']) =>
      record(bodyId, sending(planId, { happenedOn, corrects: first.id, correctionReason: 'preklep' }));
    const outcomes = await Promise.all([corrected('2027-02-05'), corrected('2027-02-06')]);
    expect(outcomes.toSorted()).toEqual(['corrected-meanwhile', 'recorded']);
    expect((await calendarOf(bodyId)).steps).toHaveLength(2);
  });

  test('what never happened is taken back for a reason, and may be recorded when it happens', async () => {
    const { bodyId, planId } = await anApprovedPlan();
    const first = sending(planId);
    await record(bodyId, first);
    const takeBack = (changes: Partial<NewStep> = {}) =>
      record(bodyId, sending(planId, { corrects: first.id, withdrawn: true, happenedOn: today, ...changes }));
    expect(await takeBack()).toBe('no-reason');
    expect(await takeBack({ corrects: null })).toBe('corrected-meanwhile');
    expect(await takeBack({ correctionReason: 'Neposlali sme ho.' })).toBe('recorded');
    const { deadlines, steps } = await calendarOf(bodyId);
    expect(steps[1]).toMatchObject({ happenedOn: '2027-02-09', dueOn: null, withdrawn: true });
    expect(deadlines.find(({ code }) => code === 'send-to-region')?.step).toBeNull();
    expect(await takeBack({ correctionReason: 'Znova.' })).toBe('corrected-meanwhile');
    const [, { id: last } = { id: '' }] = steps;
    expect(await takeBack({ corrects: last, correctionReason: 'Predsa.' })).toBe('corrected-meanwhile');
    expect(await record(bodyId, sending(planId, { happenedOn: today }))).toBe('recorded');
    const done = (await calendarOf(bodyId)).deadlines.find(({ code }) => code === 'send-to-region');
    expect(done?.step?.happenedOn).toBe(today);
  });

  test('everybody reads the records that hold, and neither files nor proofs of them', async () => {
    const { bodyId, planId } = await anApprovedPlan();
    const first = sending(planId);
    await record(bodyId, first);
    const shown = () => publishedSteps(publicDb).list(bodyId);
    expect(await shown()).toMatchObject([
      { id: first.id, kind: 'sent-to-region', channel: 'registry-desk', dueOn: '2027-02-16' }
    ]);
    expect(JSON.stringify(await shown())).not.toContain('pečiatka');
    const corrected = { happenedOn: '2027-02-05', corrects: first.id, correctionReason: 'preklep' } as const;
    await record(bodyId, sending(planId, corrected));
    expect(await shown()).toMatchObject([{ happenedOn: '2027-02-05' }]);
    const [{ id } = { id: '' }] = await shown();
    await record(
      bodyId,
      sending(planId, { corrects: id, withdrawn: true, correctionReason: 'Neposlali sme.' })
    );
    expect(await shown()).toEqual([]);
  });

  test('what is recorded can be neither changed nor deleted', async () => {
    const { bodyId, planId } = await anApprovedPlan();
    await record(bodyId, sending(planId));
    for (const change of [
      db.updateTable('statutoryStep').set({ proof: 'iné' }).where('bodyId', '=', bodyId),
      db.deleteFrom('statutoryStep').where('bodyId', '=', bodyId)
    ])
      await expect(change.execute()).rejects.toThrow(/permission denied/);
  });

  test('a rule of the operator counts from its day on, and not for what had begun', async () => {
    const { bodyId } = await anApprovedPlan();
    const change = {
      ...{ months: 0, days: 30, opens: null, closes: null, provision: '§ 83 ods. 2', verified: true },
      source: 'novela'
    };
    const turn = (from: '2027-02-02' | '2027-01-01') =>
      db.transaction().execute(async (tx) => {
        await lawEdits(tx).changeDeadlineRule('send-to-region', from, change);
        return tx
          .selectFrom('deadlineRule')
          .select('validFrom')
          .where('code', '=', 'send-to-region')
          .execute();
      });
    const due = async () =>
      (await calendarOf(bodyId)).deadlines.find(({ code }) => code === 'send-to-region')?.due;
    expect(await turn('2027-02-02')).toHaveLength(2);
    expect(await due()).toBe('2027-02-16');
    expect(await turn('2027-01-01')).toHaveLength(3);
    expect(await due()).toBe('2027-03-03');
  });

  test('another parser reads the calendar: whole days, one for each deadline that is owed, the same ids each time', async () => {
    const { bodyId } = await anApprovedPlan();
    await inTransaction(db, bodyId, (stores) =>
      stores.memberships.add({ accountId, role: 'coordinator', validFrom: '2026-01-01', validTo: null })
    );
    const asked = {
      accountId,
      today,
      locale: 'sk',
      t: messagesOf('sk', 'municipality'),
      origin: 'http://localhost'
    } as const;
    const text = await deadlineCalendar(db, asked);
    const events = new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event));
    const { deadlines } = await calendarOf(bodyId);
    const owed = deadlines.filter(({ due, standing }) => due !== null && standing?.kind !== 'done');
    expect(owed.length).toBeGreaterThan(1);
    expect(events).toHaveLength(owed.length);
    const sent = events.find(({ summary }) => summary.startsWith('Poslať schválený plán kraju'));
    // The rule of the test before holds for the whole installation.
    expect([sent?.startDate, sent?.endDate].map(String)).toEqual(['2027-03-03', '2027-03-04']);
    expect(sent?.description.replace(/\s+/g, ' ')).toContain('schválenia 1. februára 2027');
    expect(await deadlineCalendar(db, asked)).toBe(text);
  });
});
