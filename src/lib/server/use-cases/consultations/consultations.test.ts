import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { WHOLE } from '#lib/domain/consultations/consulted-part.ts';
import { addDays, type CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { publishedConsultations } from '#lib/server/db/published-consultations.ts';
import { contentHashOf } from '#lib/server/publishing.ts';
import { newPublicCode, newReceipt } from '#lib/server/receipt-code.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { sampleDocument } from '#tests/journeys/published-sample.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { changeConsultation } from './change-consultation.ts';
import { openConsultation } from './open-consultation.ts';
import { publishConsultations } from './publish-consultations.ts';
import { recordHeldDiscussion } from './record-held-discussion.ts';
import { enterComment, sendComment, supportComment } from './send-comment.ts';
import {
  endConsultation,
  hideComments,
  reopenComment,
  settleComments,
  verifyComments
} from './settle-comments.ts';

const [FIRST, LAST, AFTER] = ['2027-05-01', '2027-05-15', '2027-05-16'] as const;
const PLAN = {
  ...{ opensOn: FIRST, closesOn: LAST, onPaper: ' V podateľni. ' },
  ...{ needsName: true, needsReason: false }
};
const WORDS = { text: 'Chýba denný stacionár.', proposed: '', reason: '', name: '' };
const DECIDED = {
  verdict: 'not-accepted',
  reason: 'Obec na to nemá.',
  decidedBy: 'Starosta',
  edit: null
} as const;

describe.each(ENGINES)('public discussions on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
  const shown = publishedConsultations(publicDb);

  async function aBodyWithDraft() {
    const body = await aBody(db);
    const accountId = await anAccount(db);
    const actorId = await inBody(body, ({ accounts }) => accounts.actorOf(accountId, 'Anna'));
    const clerk: Actor = { actorId, roles: ['coordinator'] };
    const plan = aPlan({ id: randomUUID() });
    await inBody(body, async (stores) => {
      await stores.plans.add(plan);
      const about = { bodyId: body, kind: 'municipality', name: 'Skúška', slug: 'skuska' } as const;
      const document = sampleDocument({ ...about, unitCode: '503045', region: 'kraj' }, FIRST);
      const contentHash = contentHashOf(canonicalJson(document) + plan.id);
      await stores.versions.add({ planId: plan.id, number: 1, contentHash, document, actorId: null });
    });
    const [id, code] = [randomUUID(), newPublicCode()];
    const given = {
      ...{ id, code, planId: plan.id, number: 1, plan: PLAN, meetingIds: [] },
      ...{ stateId: randomUUID(), isWarned: true, today: FIRST }
    };
    const open = (change: Partial<typeof given> = {}, actor = clerk) =>
      inBody(body, (stores) => openConsultation(stores, actor, { ...given, ...change }));
    return { body, clerk, id, code, open, planId: plan.id };
  }

  async function anOpenDiscussion() {
    const draft = await aBodyWithDraft();
    const { body, clerk, id, code } = draft;
    await draft.open();
    const send = (change = {}) =>
      inBody(body, (stores) =>
        sendComment(stores, {
          ...{ ...WORDS, id: randomUUID(), code, receipt: newReceipt(), partKey: WHOLE, language: 'sk' },
          ...{ isFrequent: false, today: FIRST, ...change }
        })
      );
    const sent = async (change = {}) => {
      const outcome = await send(change);
      if (outcome.outcome !== 'sent') throw new Error(outcome.outcome);
      return outcome.id;
    };
    const settle = (ids: string[], change = {}) =>
      inBody(body, (stores) =>
        settleComments(stores, clerk, {
          ...{ consultationId: id, ids, today: AFTER },
          given: { ...DECIDED, ...change }
        })
      );
    const end = (today: '2027-05-15' | '2027-05-16' = AFTER) =>
      inBody(body, (stores) => endConsultation(stores, clerk, { consultationId: id, today }));
    const read = () => shown.comments(body, id, null, 1);
    return { ...draft, send, sent, settle, end, read };
  }

  test('a coordinator opens a frozen draft once, after the warnings', async () => {
    const { body, clerk, id, code, open, planId } = await aBodyWithDraft();
    expect(await open({}, { ...clerk, roles: ['editor'] })).toEqual({ outcome: 'not-allowed' });
    expect(await open({ isWarned: false })).toEqual({ outcome: 'warned', warnings: ['no-meeting'] });
    expect(await open({ number: 7 })).toEqual({ outcome: 'no-such-version' });
    expect(await open({ meetingIds: [randomUUID()] as never })).toEqual({ outcome: 'no-such-meeting' });
    expect(await open()).toMatchObject({ outcome: 'opened' });
    expect(await open()).toEqual({ outcome: 'opened-before' });
    expect(await shown.find(body, code)).toMatchObject({ id, onPaper: 'V podateľni.', closesOn: LAST });
    const [whole, goals] = await shown.sections(body, id);
    expect([whole, goals?.parts]).toEqual([{ section: null, parts: 1, comments: 0 }, expect.any(Number)]);
    const measure = await shown.part(body, id, 'measure/measure');
    expect(measure).toMatchObject({ kind: 'measure', section: 'goals-and-priorities' });
    const records = await inBody(body, ({ versions }) => versions.records(planId));
    expect(records).toMatchObject([{ kind: 'opened-for-discussion', from: FIRST, to: LAST }]);
  });

  test('one that took place elsewhere is written down once it is over, never in place of opening it here', async () => {
    const { body, clerk, planId } = await aBodyWithDraft();
    const held = { id: randomUUID(), planId, number: 1, from: FIRST, to: LAST as CalendarDay };
    const write = (today: CalendarDay, given = held) =>
      inBody(body, (stores) => recordHeldDiscussion(stores, clerk, { ...given, today }));
    expect(await write(LAST)).toBe('discussion-ahead');
    expect(await write(AFTER, { ...held, to: addDays(FIRST, -1) })).toBe('ends-before-start');
    expect(await write(AFTER)).toBe('recorded');
    expect(await write(AFTER)).toBe('recorded-before');
    const records = await inBody(body, ({ versions }) => versions.records(planId));
    expect(records).toMatchObject([{ kind: 'opened-for-discussion', from: FIRST, to: LAST }]);
    expect(await inBody(body, ({ consultations }) => consultations.list())).toEqual([]);
  });

  test('anybody comments on a part; one form is one comment, and a flood waits to be looked at', async () => {
    const { body, clerk, id, code, send, sent, read } = await anOpenDiscussion();
    const form = { id: randomUUID(), receipt: newReceipt(), partKey: 'measure/measure', name: ' Anna ' };
    expect(await send(form)).toMatchObject({ outcome: 'sent', receipt: form.receipt });
    expect(await send({ ...form, receipt: newReceipt() })).toMatchObject({ receipt: form.receipt });
    expect(await send({ partKey: 'block/none' })).toEqual({ outcome: 'no-such-part' });
    expect(await send({ today: AFTER })).toEqual({ outcome: 'already-closed' });
    expect(await send({ code: 'aaaaaa' })).toEqual({ outcome: 'no-such-consultation' });
    const deceiving = await sent({ text: '<b>tučné</b> a \u202enazad\u202c', isFrequent: true });
    expect(await read()).toMatchObject([
      { name: 'Anna', text: WORDS.text, part: { key: 'measure/measure' }, supports: 0 }
    ]);
    await inBody(body, (stores) => verifyComments(stores, clerk, { consultationId: id, ids: [deceiving] }));
    expect((await read()).map(({ text }) => text)).toEqual(['<b>tučné</b> a nazad', WORDS.text]);
    expect((await shown.sections(body, id)).reduce((sum, one) => sum + one.comments, 0)).toBe(2);
    const found = await inBody(body, ({ consultations }) => consultations.findByReceipt(form.receipt));
    expect(found).toMatchObject({ id: form.id, wordingHash: expect.stringMatching(/^[0-9a-f]{64}$/) });

    const support = (supporter: string) =>
      inBody(body, (stores) => supportComment(stores, { code, commentId: form.id, supporter, today: FIRST }));
    expect([await support('a'), await support('a'), await support('b')]).toEqual([
      ...['supported', 'supported-before', 'supported']
    ]);
    expect((await read())[1]).toMatchObject({ supports: 2 });
    const neighbour = await anOpenDiscussion();
    expect(await neighbour.read()).toEqual([]);
    expect(
      await inBody(neighbour.body, ({ consultations }) => consultations.findByReceipt(form.receipt))
    ).toBeUndefined();
  });

  test('what came on paper is typed in with its origin, and what is hidden is never lost', async () => {
    const { body, clerk, id, code, read } = await anOpenDiscussion();
    const paper = { ...WORDS, id: randomUUID(), code, receipt: newReceipt(), partKey: WHOLE };
    const enter = (change: { receivedOn?: '2027-04-30' } = {}) =>
      inBody(body, (stores) =>
        enterComment(stores, clerk, { ...paper, origin: 'paper', receivedOn: LAST, today: AFTER, ...change })
      );
    expect(await enter({ receivedOn: '2027-04-30' })).toEqual({ outcome: 'received-outside' });
    expect(await enter()).toMatchObject({ outcome: 'sent' });
    expect(await enter()).toMatchObject({ outcome: 'sent' });
    expect(await read()).toMatchObject([{ origin: 'paper', receivedOn: LAST, text: WORDS.text }]);
    const hide = (reason: string) =>
      inBody(body, (stores) => hideComments(stores, clerk, { consultationId: id, ids: [paper.id], reason }));
    expect(await hide('Uráža suseda.')).toEqual({ outcome: 'done' });
    expect(await read()).toMatchObject([{ hiddenReason: 'Uráža suseda.', text: '', name: null }]);
    const kept = await inBody(body, ({ consultations }) => consultations.findComment(paper.id));
    expect(kept).toMatchObject({ text: WORDS.text });
    await hide('');
    expect(await read()).toMatchObject([{ hiddenReason: null, text: WORDS.text }]);
  });

  test('a flood is hidden together, and nothing of it is published by answering it', async () => {
    const { body, clerk, id, sent, settle, read } = await anOpenDiscussion();
    const flood = [await sent({ isFrequent: true }), await sent({ isFrequent: true })];
    expect(await settle(flood, { verdict: 'accepted' })).toEqual({ outcome: 'not-verified' });
    expect(await read()).toEqual([]);
    const hide = (ids: readonly string[], reason = 'Reklama.') =>
      inBody(body, (stores) => hideComments(stores, clerk, { consultationId: id, ids, reason }));
    expect(await hide([])).toEqual({ outcome: 'none-chosen' });
    expect(await hide([...flood, randomUUID()])).toEqual({ outcome: 'gone' });
    expect(await hide(flood, 'x'.repeat(2_001))).toEqual({ outcome: 'words-too-long' });
    const waiting = () => inBody(body, ({ consultations }) => consultations.listIds(id, 'to-verify', 200));
    expect((await waiting()).toSorted()).toEqual(flood.toSorted());
    expect(await hide(flood)).toEqual({ outcome: 'done' });
    expect(await waiting()).toEqual([]);
    expect((await read()).map(({ text, hiddenReason }) => [text, hiddenReason])).toEqual([
      ['', 'Reklama.'],
      ['', 'Reklama.']
    ]);
    expect(await settle(flood, { verdict: 'not-relevant', reason: 'Reklama.' })).toMatchObject({ count: 2 });
    expect((await read()).map(({ text }) => text)).toEqual(['', '']);
  });

  test('it is prolonged and gets its meeting; the first day stays known, and nobody overwrites another', async () => {
    const { body, clerk, id, planId, send } = await anOpenDiscussion();
    const meetingId = randomUUID();
    const startsAt = new Date('2027-05-20T15:00:00Z');
    await inBody(body, ({ meetings }) =>
      meetings.add({
        ...{
          id: meetingId,
          kind: 'public',
          groupId: null,
          title: 'O pláne',
          place: 'Kultúrny dom',
          startsAt
        },
        ...{ endsAt: new Date('2027-05-20T17:00:00Z'), agenda: '', isPublic: true, state: 'planned' },
        ...{ minutes: '', minutesShown: false, internalNotes: '', attended: null, changedAt: startsAt }
      })
    );
    const change = (given = {}, actor = clerk) =>
      inBody(body, (stores) =>
        changeConsultation(stores, actor, {
          ...{ id, stateId: randomUUID(), revision: 1, today: AFTER, meetingIds: [meetingId, meetingId] },
          ...{ change: { closesOn: '2027-05-22', onPaper: ' U starostu. ' }, ...given }
        })
      );
    expect(await change({}, { ...clerk, roles: ['editor'] })).toEqual({ outcome: 'not-allowed' });
    expect(await change({ id: randomUUID() })).toEqual({ outcome: 'gone' });
    expect(await change({ change: { closesOn: LAST, onPaper: 'x' } })).toEqual({
      outcome: 'meeting-outside'
    });
    expect(await change({ meetingIds: [randomUUID()] })).toEqual({ outcome: 'no-such-meeting' });
    expect(await send({ today: '2027-05-20' })).toEqual({ outcome: 'already-closed' });
    const both = await Promise.all([change(), change()]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['changed', 'changed-meanwhile']);
    expect(await send({ today: '2027-05-20' })).toMatchObject({ outcome: 'sent' });
    const [read] = await shown.list(body);
    expect(read).toMatchObject({ closesOn: '2027-05-22', prolongedFrom: LAST, onPaper: 'U starostu.' });
    expect(read?.meetingIds).toEqual([meetingId]);
    const days = (await inBody(body, ({ versions }) => versions.records(planId))).map(({ to }) => to);
    expect(days.toSorted()).toEqual([LAST, '2027-05-22']);
    expect(await change({ revision: 2, change: { closesOn: '2027-05-29', onPaper: 'x' } })).toMatchObject({
      outcome: 'changed'
    });
    expect((await shown.list(body))[0]).toMatchObject({ prolongedFrom: LAST });
  });

  test('the table of comments is read on from the last one, whatever comes or is hidden meanwhile', async () => {
    const { body, id, sent } = await anOpenDiscussion();
    for (const partKey of [WHOLE, 'measure/measure', WHOLE]) await sent({ partKey });
    const whole = await shown.comments(body, id, null, 1);
    const found = [];
    let last: { id: string } | null = null;
    for (;;) {
      const [one]: { id: string }[] = await shown.commentsAfter(body, id, last, 1);
      if (!one) break;
      found.push(one);
      last = one;
      if (found.length === 1) await sent();
    }
    expect(found).toHaveLength(4);
    expect(found.map((one) => one.id)).toEqual(expect.arrayContaining(whole.map((one) => one.id)));
  });

  test('nobody comments while the body leaves', async () => {
    const { body, send } = await anOpenDiscussion();
    await sql`insert into body_removal (body_id, asked_by, reason, begun_at)
      values (${body}, null, 'lebo', now())`.execute(db);
    expect(await send()).toEqual({ outcome: 'no-such-consultation' });
  });

  test('of two who settle the same comment the second sees what the first decided', async () => {
    const { body, clerk, id, sent, settle, end, send, read } = await anOpenDiscussion();
    const [unsigned, signed] = [await sent(), await sent({ name: 'Anna' })];
    expect(await settle([])).toEqual({ outcome: 'none-chosen' });
    expect(await settle([unsigned, signed], { verdict: 'outside' })).toEqual({ outcome: 'within-rule' });
    expect(await settle([unsigned], { verdict: 'outside', reason: 'Bez mena.' })).toMatchObject({ count: 1 });
    expect(await end(LAST)).toMatchObject({ outcome: 'still-open' });
    expect(await end()).toEqual({ outcome: 'unsettled', unsettled: 1 });
    const both = await Promise.all([settle([signed]), settle([signed], { verdict: 'accepted', reason: '' })]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['settled', 'settled-already']);
    const refused = both.find(({ outcome }) => outcome === 'settled-already');
    expect(refused).toMatchObject({ faster: [{ id: signed, settlement: { decidedBy: 'Starosta' } }] });
    const reopened = await inBody(body, (stores) =>
      reopenComment(stores, clerk, { consultationId: id, id: signed })
    );
    expect(reopened).toEqual({ outcome: 'done' });
    await settle([signed], { edit: 'Opatrenie 1.2' });
    expect((await read()).find((one) => one.id === signed)).toMatchObject({
      ...{ verdict: 'not-accepted', edit: 'Opatrenie 1.2', settledOn: AFTER }
    });
    expect(await end()).toMatchObject({ outcome: 'ended' });
    expect(await end()).toMatchObject({ outcome: 'ended-already' });
    expect(await send()).toEqual({ outcome: 'already-closed' });
    expect(await settle([signed])).toEqual({ outcome: 'ended-already' });
  });

  test('a comment that comes while the discussion is ended is counted or refused, never lost', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const { body, id, send, end } = await anOpenDiscussion();
      const [sent, ended] = await Promise.all([send({ today: LAST }), end()]);
      const unsettled = await inBody(body, ({ consultations }) =>
        consultations.countComments(id, 'unsettled')
      );
      expect(unsettled).toBe(sent.outcome === 'sent' ? 1 : 0);
      // Whatever came first: never a comment in a discussion that has ended without it.
      expect(unsettled === 1 && ended.outcome === 'ended').toBe(false);
    }
  });

  test('the public list is read page by page, what opens last first', async () => {
    const { body, id } = await anOpenDiscussion();
    await inBody(body, async (stores) => {
      const first = await stores.consultations.find(id);
      if (!first) throw new Error('There is no discussion.');
      for (let at = 1; at <= 52; at += 1) {
        const { revision: _, ...own } = first;
        const days = { opensOn: addDays(FIRST, at), closesOn: addDays(LAST, at) };
        await stores.consultations.add({ ...own, ...days, id: randomUUID(), code: newPublicCode() }, []);
      }
      await stores.publishedConsultations.hideAll();
      await publishConsultations(stores);
    });
    expect(await shown.count(body)).toBe(53);
    const [newest, rest] = [await shown.list(body), await shown.list(body, 2)];
    expect([newest.length, rest.length]).toEqual([50, 3]);
    expect(newest[0]?.opensOn).toBe(addDays(FIRST, 52));
    expect(rest.at(-1)?.id).toBe(id);
  });

  test('everything public is made again from what the body keeps', async () => {
    const { body, id, code, sent, settle, read } = await anOpenDiscussion();
    await sent({ partKey: 'measure/measure' });
    await settle([await sent({ name: 'Anna' })]);
    await sent({ isFrequent: true });
    const before = [await shown.find(body, code), await shown.sections(body, id), await read()];
    await inBody(body, async (stores) => {
      await stores.publishedConsultations.hideAll();
      await publishConsultations(stores);
    });
    expect([await shown.find(body, code), await shown.sections(body, id), await read()]).toEqual(before);
  });
});
