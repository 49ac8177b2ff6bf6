import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { type Assignee, assignPart, markPart } from './assign-part.ts';

const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const editor: Actor = { actorId: null as never, roles: ['editor'] };
const today = '2026-11-22';

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  async function aPlanWithGroup() {
    const body = await aBody(db);
    const [planId, group] = [randomUUID(), randomUUID()];
    await inTransaction(db, body, async ({ plans, groups }) => {
      await plans.add({
        ...{ id: planId, title: 'Plán', fileNumber: '', validFrom: '2027-01-01', validTo: '2031-12-31' },
        ...{ mode: 'full', nationalPriorityListCode: null, joint: null, targetGroupCodes: [] },
        ...{ capacityDay: today, texts: {}, evaluation: { responsible: '', month: null, presentedTo: '' } },
        change: { reasons: [], proposedBy: '' }
      });
      await groups.add({ id: group, kind: 'working', name: 'Seniori' });
    });
    const assign = (to: Assignee, dueOn: CalendarDay | null = '2027-03-31', actor = coordinator) =>
      inTransaction(db, body, (stores) =>
        assignPart(stores, actor, { planId, section: 'vision', to, dueOn, today })
      );
    const mark = (finished: boolean, actor = editor) =>
      inTransaction(db, body, (stores) => markPart(stores, actor, { planId, section: 'vision', finished }));
    const list = () => inTransaction(db, body, ({ partWork }) => partWork.list(planId));
    return { body, planId, group, assign, mark, list };
  }

  test('the coordinator gives a part to a group, and who works on it says that it is ready', async () => {
    const { body, planId, group, assign, mark, list } = await aPlanWithGroup();
    expect(await assign({ kind: 'group', id: group })).toBe('assigned');
    const mine = () => inTransaction(db, body, ({ partWork }) => partWork.ofPerson(randomUUID(), [group]));
    expect(await mine()).toMatchObject([
      { planId, planTitle: 'Plán', section: 'vision', groupId: group, dueOn: '2027-03-31' }
    ]);
    expect(await mark(true)).toBe('marked');
    expect(await mine()).toEqual([]);
    // Giving it to somebody else does not undo what was said of it.
    expect(await assign(null, null)).toBe('assigned');
    expect(await list()).toMatchObject([{ groupId: null, actorId: null, dueOn: null, finished: true }]);
    expect(await mark(false)).toBe('marked');
    const events = await inTransaction(db, body, (stores) => stores.events.latest(9));
    expect(events.map(({ action }) => action)).toEqual(['reopened', 'assigned', 'finished', 'assigned']);
  });

  test('whoever is given a part, alone or with a group, has news; whoever gives it has none', async () => {
    const { body, group, assign } = await aPlanWithGroup();
    const [anna, boris] = [await anAccount(db), await anAccount(db)];
    const giver = await inTransaction(db, body, async ({ memberships, accounts }) => {
      const role = { role: 'group-member', validFrom: '2026-01-01', validTo: null } as const;
      for (const accountId of [anna, boris]) await memberships.add({ ...role, accountId, groupId: group });
      return { actorId: await accounts.actorOf(boris, 'Boris'), roles: ['coordinator'] } satisfies Actor;
    });
    const newsOf = (accountId: string) =>
      inTransaction(db, body, async ({ notices }) =>
        (await notices.listUntold(accountId)).map(({ section }) => section)
      );
    expect(await assign({ kind: 'group', id: group }, null, giver)).toBe('assigned');
    expect([await newsOf(anna), await newsOf(boris)]).toEqual([['vision'], []]);
    // The same again is no news; given to somebody else, it is none for the first any more.
    await assign({ kind: 'group', id: group }, null, giver);
    expect(await newsOf(anna)).toEqual(['vision']);
    await assign({ kind: 'person', accountId: boris });
    expect([await newsOf(anna), await newsOf(boris)]).toEqual([[], ['vision']]);
    await assign(null, null);
    expect(await newsOf(boris)).toEqual([]);
  });

  test('nobody gives a part to a stranger, without the right, or until a day that is none', async () => {
    const { group, assign, mark, list } = await aPlanWithGroup();
    expect(await assign({ kind: 'group', id: randomUUID() })).toBe('no-such-assignee');
    expect(await assign({ kind: 'person', accountId: randomUUID() })).toBe('no-such-assignee');
    expect(await assign({ kind: 'group', id: group }, null, editor)).toBe('not-allowed');
    expect(await assign({ kind: 'group', id: group }, '1989-12-31')).toBe('impossible-day');
    expect(await mark(true, { actorId: null as never, roles: ['mayor'] })).toBe('not-allowed');
    expect(await list()).toEqual([]);
  });

  test("another body's plan is not there", async () => {
    const { planId } = await aPlanWithGroup();
    const other = await aBody(db);
    const given = { planId, section: 'vision', to: null, dueOn: null, today } as const;
    expect(await inTransaction(db, other, (stores) => assignPart(stores, coordinator, given))).toBe(
      'no-such-plan'
    );
  });
});
