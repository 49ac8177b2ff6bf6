import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Ballot, VotePlan } from '#lib/domain/surveys/priority-vote.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { VOTES_PER_PAGE } from '#lib/server/db/priority-votes.ts';
import { publishedVoices } from '#lib/server/db/published-voices.ts';
import { newPublicCode } from '#lib/server/receipt-code.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import {
  castBallot,
  changeVote,
  enterBallot,
  removeVote,
  settleFlood,
  setUpVote,
  showResult
} from './hold-vote.ts';

const OPEN = '2027-01-10';
const AFTER = '2027-02-01';
const PLAN: VotePlan = {
  ...{ title: ' Čo najskôr? ', lead: '', rule: 'equal-shares', budget: 100, isPublic: true },
  ...{ opensOn: '2027-01-01', closesOn: '2027-01-31' },
  items: [
    { number: 1, title: 'Obedy', cost: 60 },
    { number: 2, title: 'Klub', cost: 40 }
  ]
};

describe.each(ENGINES)('votes on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);

  async function aBodyWithVote(given: Partial<VotePlan> = {}) {
    const body = await aBody(db);
    const accountId = await anAccount(db);
    const actorId = await inBody(body, ({ accounts }) => accounts.actorOf(accountId, 'Anna'));
    const clerk: Actor = { actorId, roles: ['editor'] };
    const [id, code] = [randomUUID(), newPublicCode()];
    const setUp = (plan: Partial<VotePlan> = {}, actor = clerk, voteId = id) =>
      inBody(body, (stores) =>
        setUpVote(stores, actor, { id: voteId, code, plan: { ...PLAN, ...given, ...plan } })
      );
    await setUp();
    const cast = (ballot: Ballot, { formKey = randomUUID(), today = OPEN, isFrequent = false } = {}) =>
      inBody(body, (stores) => castBallot(stores, { code, formKey, ballot, isFrequent, today } as never));
    const enter = (ballot: Ballot, { formKey = randomUUID(), today = AFTER } = {}) =>
      inBody(body, (stores) => enterBallot(stores, clerk, { voteId: id, formKey, ballot, today } as never));
    const vote = () => inBody(body, ({ priorityVotes }) => priorityVotes.find(id));
    const counts = () => inBody(body, ({ priorityVotes }) => priorityVotes.ofBallots(id));
    const show = async (today = AFTER) => {
      const revision = (await vote())?.revision ?? 0;
      return inBody(body, (stores) => showResult(stores, clerk, { id, revision, today } as never));
    };
    const shown = async () => (await publishedVoices(publicDb).findVote(body, code))?.content;
    return { body, clerk, id, code, setUp, cast, enter, vote, counts, show, shown };
  }

  test('one form is one vote and one ballot; only what was offered counts, while it is open', async () => {
    const { clerk, setUp, cast, counts, shown, vote } = await aBodyWithVote();
    expect(await setUp({ title: 'Znova' })).toEqual({ outcome: 'done', revision: null });
    expect(await vote()).toMatchObject({ title: 'Čo najskôr?' });
    expect(await setUp({}, { ...clerk, roles: ['mayor'] }, randomUUID())).toEqual({ outcome: 'not-allowed' });
    expect(await setUp({ budget: null }, clerk, randomUUID())).toEqual({ outcome: 'no-budget' });
    const formKey = randomUUID();
    expect([await cast([1], { formKey }), await cast([2], { formKey })]).toEqual(['cast', 'cast']);
    const both = randomUUID();
    await Promise.allSettled([cast([1], { formKey: both }), cast([1], { formKey: both })]);
    expect(await counts()).toEqual({ counted: 2, onPaper: 0, toVerify: 0 });
    expect([await cast([]), await cast([3]), await cast([1, 1])]).toEqual(['empty', 'no-such-item', 'twice']);
    expect([await cast([1], { today: '2026-12-31' }), await cast([1], { today: AFTER })]).toEqual([
      ...['closed', 'closed']
    ]);
    expect(await shown()).toMatchObject({ title: 'Čo najskôr?', result: null });
  });

  test('the result is counted after closing with paper and verified ballots, and nothing comes in later', async () => {
    const { body, clerk, id, cast, enter, show, shown, counts } = await aBodyWithVote();
    for (let at = 0; at < 4; at += 1) await cast([1]);
    await cast([2], { isFrequent: true });
    const formKey = randomUUID();
    expect(await enter([2], { formKey })).toEqual({ outcome: 'done', revision: null });
    await enter([2], { formKey });
    expect(await enter([2], { today: '2026-12-31' })).toEqual({ outcome: 'not-open-yet' });
    expect(await show(OPEN)).toEqual({ outcome: 'still-open' });
    expect(await show()).toEqual({ outcome: 'unverified' });
    await inBody(body, (stores) => settleFlood(stores, clerk, { id, isCounted: true }));
    expect(await counts()).toEqual({ counted: 6, onPaper: 1, toVerify: 0 });
    expect(await show()).toMatchObject({ outcome: 'done' });
    const result = (await shown())?.result;
    expect(result).toMatchObject({
      ...{ ballots: { persons: 6 }, onPaper: { fewerThan: 5 } },
      outcomes: { stated: { rule: 'equal-shares', chosen: expect.arrayContaining([1, 2]) } }
    });
    expect(await enter([1])).toEqual({ outcome: 'shown-already' });
    expect(await show()).toEqual({ outcome: 'done', revision: null });
  });

  test('once somebody voted, what they voted on stays; of fewer than five nothing is told', async () => {
    const { body, clerk, id, cast, vote, show, shown } = await aBodyWithVote();
    const change = async (plan: Partial<VotePlan>) => {
      const revision = (await vote())?.revision ?? 0;
      return inBody(body, (stores) =>
        changeVote(stores, clerk, { id, revision, plan: { ...PLAN, ...plan } })
      );
    };
    expect(await change({ budget: 90 })).toMatchObject({ outcome: 'done' });
    await cast([1, 2]);
    expect(await change({ budget: 80 })).toEqual({ outcome: 'voted-already' });
    expect(await change({ budget: 90, lead: 'Vysvetlenie' })).toMatchObject({ outcome: 'done' });
    const remove = (revision: number) =>
      inBody(body, (stores) => removeVote(stores, clerk, { id, revision }));
    expect(await remove(1)).toEqual({ outcome: 'somebody-was-faster' });
    expect(await remove((await vote())?.revision ?? 0)).toEqual({ outcome: 'voted-already' });
    await show();
    expect((await shown())?.result).toEqual({
      ...{ ballots: { fewerThan: 5 }, onPaper: { fewerThan: 5 }, outcomes: null, counts: [] }
    });
  });

  test('the desk reads of its votes by pages', async () => {
    const { body, vote } = await aBodyWithVote();
    const first = await vote();
    if (!first) throw new Error('The vote is not there.');
    const { revision, ...plan } = first;
    await inBody(body, async ({ priorityVotes }) => {
      for (let more = 0; more < VOTES_PER_PAGE; more += 1)
        await priorityVotes.add({ ...plan, id: randomUUID(), code: newPublicCode() });
    });
    const page = (number: number) => inBody(body, ({ priorityVotes }) => priorityVotes.list(number));
    const [ahead, last, beyond] = [await page(1), await page(2), await page(3)];
    expect([ahead.length, last.length, beyond.length]).toEqual([VOTES_PER_PAGE, 1, 0]);
    expect(new Set([...ahead, ...last].map(({ id }) => id)).size).toBe(VOTES_PER_PAGE + 1);
    expect(await inBody(body, ({ priorityVotes }) => priorityVotes.count())).toBe(VOTES_PER_PAGE + 1);
  });

  test('a group votes on paper only, and nobody outside reads of it', async () => {
    const { cast, enter, shown, counts } = await aBodyWithVote({ isPublic: false });
    expect(await cast([1])).toBe('no-such-vote');
    expect(await enter([1], { today: OPEN })).toMatchObject({ outcome: 'done' });
    expect(await counts()).toMatchObject({ onPaper: 1 });
    expect(await shown()).toBeUndefined();
    const neighbour = await aBodyWithVote();
    expect(await inBody(neighbour.body, ({ priorityVotes }) => priorityVotes.list(1))).toHaveLength(1);
  });
});
