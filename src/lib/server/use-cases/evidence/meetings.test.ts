import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { MeetingPlan, MeetingPoint } from '#lib/domain/evidence/meeting.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { publishedVoices } from '#lib/server/db/published-voices.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import {
  addPoint,
  cancelMeeting,
  changeMeeting,
  keepMinutes,
  planMeeting,
  removeMeeting,
  settlePoint
} from './keep-meeting.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const PLAN: MeetingPlan = {
  ...{ kind: 'public', groupId: null, title: ' Stretnutie so seniormi ', place: 'Kultúrny dom' },
  ...{ startsAt: new Date('2026-12-01T15:00:00Z'), endsAt: new Date('2026-12-01T17:00:00Z') },
  ...{ agenda: 'Opatrovanie doma', isPublic: true }
};
const POINT: MeetingPoint = {
  ...{ id: '', kind: 'task', text: 'Zistiť cenu dovozu obedov.', responsible: 'pani Nováková' },
  ...{ dueOn: '2027-01-31', isDone: false, isPublic: true }
};

describe.each(ENGINES)('meetings on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);

  async function aBodyWithClerk() {
    const body = await aBody(db);
    const accountId = await anAccount(db);
    const actorId = await inBody(body, ({ accounts }) => accounts.actorOf(accountId, 'Anna'));
    const clerk: Actor = { actorId, roles: ['coordinator'] };
    const plan = (id: string, given: Partial<MeetingPlan> = {}, actor = clerk) =>
      inBody(body, (stores) => planMeeting(stores, actor, { id, plan: { ...PLAN, ...given }, now: NOW }));
    const shown = async () =>
      (await publishedVoices(publicDb).coming(body, 'meeting', '2026-01-01')).map(({ content }) => content);
    const find = (id: string) => inBody(body, ({ meetings }) => meetings.find(id));
    const revisionOf = async (id: string) => (await find(id))?.revision ?? 0;
    const minutes = async (
      id: string,
      given: { minutes?: string; minutesShown?: boolean; attended?: number }
    ) => {
      const revision = await revisionOf(id);
      return inBody(body, (stores) =>
        keepMinutes(stores, clerk, {
          ...{ id, revision, now: NOW },
          sent: { minutes: '', minutesShown: false, internalNotes: 'Hádali sa.', attended: null, ...given }
        })
      );
    };
    return { body, clerk, plan, shown, find, revisionOf, minutes };
  }

  test('a form planned twice is one meeting; who may not, and what is no meeting, plans none', async () => {
    const { plan, shown, find, clerk } = await aBodyWithClerk();
    const id = randomUUID();
    expect(await plan(id)).toMatchObject({ outcome: 'done', revision: expect.any(Number) });
    expect(await plan(id, { title: 'Iné' })).toEqual({ outcome: 'done', revision: null });
    expect(await find(id)).toMatchObject({ title: 'Stretnutie so seniormi', state: 'planned' });
    expect(await shown()).toMatchObject([{ title: 'Stretnutie so seniormi', minutes: null, attended: null }]);
    expect(await plan(randomUUID(), {}, { ...clerk, roles: ['group-member', 'mayor'] })).toEqual({
      outcome: 'not-allowed'
    });
    const refused: [Partial<MeetingPlan>, string][] = [
      [{ title: ' ' }, 'no-title'],
      [{ title: 'x'.repeat(201) }, 'title-too-long'],
      [{ place: '' }, 'no-place'],
      [{ endsAt: PLAN.startsAt }, 'ends-before-start'],
      [{ endsAt: new Date('2027-01-01T00:00:00Z') }, 'too-long-meeting'],
      [{ agenda: 'x'.repeat(10_001) }, 'agenda-too-long'],
      [{ kind: 'group' }, 'no-group'],
      [{ kind: 'group', groupId: randomUUID() }, 'no-group']
    ];
    for (const [given, outcome] of refused) expect(await plan(randomUUID(), given)).toEqual({ outcome });
    expect(await shown()).toHaveLength(1);
  });

  test('a group that there is already meets; another body’s group does not', async () => {
    const [ours, theirs] = [await aBodyWithClerk(), await aBodyWithClerk()];
    const groupId = randomUUID();
    await inBody(ours.body, ({ groups }) => groups.add({ id: groupId, kind: 'working', name: 'Seniori' }));
    const group = { kind: 'group' as const, groupId, isPublic: false };
    expect(await theirs.plan(randomUUID(), group)).toEqual({ outcome: 'no-group' });
    const id = randomUUID();
    expect(await ours.plan(id, group)).toEqual({ outcome: 'done', revision: null });
    expect(await ours.shown()).toEqual([]);
    const foreign = await inBody(theirs.body, (stores) =>
      removeMeeting(stores, theirs.clerk, { id, revision: 1, now: NOW })
    );
    expect(foreign).toEqual({ outcome: 'gone' });
  });

  test('minutes are public when they are said to be; notes, who is to do it and few people never', async () => {
    const { body, clerk, plan, shown, minutes } = await aBodyWithClerk();
    const id = randomUUID();
    await plan(id);
    const add = (given: Partial<MeetingPoint>) =>
      inBody(body, (stores) =>
        addPoint(stores, clerk, { meetingId: id, point: { ...POINT, id: randomUUID(), ...given }, now: NOW })
      );
    const pointId = randomUUID();
    await add({ id: pointId });
    expect(await add({ id: pointId, text: 'Znova' })).toEqual({ outcome: 'done', revision: null });
    await add({ kind: 'decision', text: 'Interne: odmietnuť ponuku.', isPublic: false });
    expect(await add({ text: ' ' })).toEqual({ outcome: 'no-text' });
    expect(await add({ dueOn: '0027-01-01' })).toEqual({ outcome: 'impossible-day' });
    expect(await minutes(id, { minutesShown: true })).toEqual({ outcome: 'no-minutes' });
    expect(await minutes(id, { attended: -1 })).toEqual({ outcome: 'impossible-count' });
    await minutes(id, { minutes: 'Hovorilo sa o obedoch.', attended: 4 });
    expect(await shown()).toMatchObject([{ minutes: null, attended: null, points: [] }]);
    await minutes(id, { minutes: 'Hovorilo sa o obedoch.', attended: 4, minutesShown: true });
    const settle = (as: 'done' | 'open' | 'removed', one = pointId) =>
      inBody(body, (stores) => settlePoint(stores, clerk, { meetingId: id, pointId: one, as, now: NOW }));
    await settle('done');
    const [published] = await shown();
    expect(published).toMatchObject({
      ...{ minutes: 'Hovorilo sa o obedoch.', attended: { fewerThan: 5 } },
      points: [{ kind: 'task', text: 'Zistiť cenu dovozu obedov.', dueOn: '2027-01-31', isDone: true }]
    });
    expect(published?.points).toHaveLength(1);
    for (const secret of ['Hádali', 'Nováková', 'odmietnuť'])
      expect(JSON.stringify(published)).not.toContain(secret);
    expect(await settle('removed')).toMatchObject({ outcome: 'done' });
    expect(await settle('removed')).toEqual({ outcome: 'gone' });
  });

  test('of two who change it one hears that somebody was faster; what took place is not removed', async () => {
    const { body, clerk, plan, shown, find, revisionOf, minutes } = await aBodyWithClerk();
    const id = randomUUID();
    await plan(id);
    const change = (place: string) =>
      inBody(body, (stores) =>
        changeMeeting(stores, clerk, { id, revision: 1, now: NOW, plan: { ...PLAN, place } })
      );
    expect(await change('Škola')).toMatchObject({ outcome: 'done' });
    expect(await change('Úrad')).toEqual({ outcome: 'somebody-was-faster' });
    const cancel = async (isCancelled: boolean) => {
      const revision = await revisionOf(id);
      return inBody(body, (stores) => cancelMeeting(stores, clerk, { id, revision, now: NOW, isCancelled }));
    };
    await cancel(true);
    expect(await shown()).toMatchObject([{ place: 'Škola', isCancelled: true }]);
    await cancel(false);
    expect(await find(id)).toMatchObject({ state: 'planned' });
    await minutes(id, { minutes: 'Bolo.' });
    const remove = async () => {
      const revision = await revisionOf(id);
      return inBody(body, (stores) => removeMeeting(stores, clerk, { id, revision, now: NOW }));
    };
    expect(await remove()).toEqual({ outcome: 'held-already' });
    const other = randomUUID();
    await plan(other);
    expect(
      await inBody(body, (stores) => removeMeeting(stores, clerk, { id: other, revision: 1, now: NOW }))
    ).toMatchObject({ outcome: 'done' });
    expect(await shown()).toHaveLength(1);
  });
});
