import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { publishedQuestionnaires } from '#lib/server/db/published-questionnaires.ts';
import { QUESTIONNAIRES_PER_PAGE } from '#lib/server/db/questionnaires.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { aQuestionnaire, someContent } from '#tests/survey-fixtures.ts';
import { changeQuestionnaire, createQuestionnaire, removeQuestionnaire } from './keep-questionnaire.ts';
import { closeQuestionnaire, openQuestionnaire } from './open-questionnaire.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const daysOn = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const renamed = (sk: string) => someContent({ title: { sk } });

describe.each(ENGINES)('questionnaires on %s', async (engine) => {
  const database = await testDatabase(engine);
  const { db } = database;

  async function aDraft() {
    const body = await aBody(db);
    const accountId = await anAccount(db);
    const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
    const actorId = await inBody(({ accounts }) => accounts.actorOf(accountId, 'Anna'));
    const coordinator: Actor = { actorId, roles: ['coordinator'] };
    const { id, code, audience } = aQuestionnaire();
    const create = (actor = coordinator) =>
      inBody((stores) =>
        createQuestionnaire(stores, actor, { id, code, audience, planId: null, content: someContent() })
      );
    expect(await create({ actorId, roles: ['mayor'] })).toBe('not-allowed');
    expect(await create()).toBe('created');
    expect(await create()).toBe('created');
    const change = (seen: { number: number; revision: number }, title: string) =>
      inBody((stores) => changeQuestionnaire(stores, coordinator, { id, seen, content: renamed(title) }));
    const open = (from: number, to: number, now = NOW, smallBody = false) =>
      inBody((stores) =>
        openQuestionnaire(stores, coordinator, {
          ...{ id, opensAt: daysOn(from), closesAt: daysOn(to), now, smallBody }
        })
      );
    const versions = () => inBody(({ questionnaires }) => questionnaires.listVersions(id));
    const shown = () => publishedQuestionnaires(database.publicDb).findByCode(body, code);
    return { body, id, code, coordinator, inBody, change, open, versions, shown };
  }

  test('a draft changes in place, and whoever saw an older one is told', async () => {
    const { change, versions } = await aDraft();
    expect(await change({ number: 1, revision: 1 }, 'Iný názov')).toBe('kept');
    expect(await change({ number: 1, revision: 1 }, 'Tretí')).toBe('somebody-was-faster');
    expect(await change({ number: 1, revision: 2 }, 'Iný názov')).toBe('nothing-new');
    expect(await versions()).toMatchObject([{ number: 1, revision: 2, frozenAt: null }]);
  });

  test('what was opened never changes: the change is a version that nobody answers yet', async () => {
    const { change, open, versions, shown, inBody, id } = await aDraft();
    expect(await shown()).toBeUndefined();
    expect(await open(0, 7)).toMatchObject({ outcome: 'opened', version: 1 });
    expect(await change({ number: 1, revision: 1 }, 'Druhá verzia')).toBe('new-version');
    expect(await change({ number: 2, revision: 1 }, 'Druhá verzia, lepšia')).toBe('kept');
    expect(await shown()).toMatchObject({ version: 1, content: { title: { sk: 'Ako sa tu žije' } } });
    expect(await versions()).toMatchObject([
      { number: 2, frozenAt: null },
      { number: 1, frozenAt: NOW }
    ]);
    expect(await open(0, 9, daysOn(1))).toMatchObject({ outcome: 'opened', version: 2 });
    expect(await shown()).toMatchObject({ version: 2, opensAt: NOW, closesAt: daysOn(9) });
    const rewrite = inBody(({ questionnaires }) =>
      questionnaires.changeDraft(id, { number: 1, content: renamed('Potichu'), hash: 'a'.repeat(64) })
    );
    await expect(rewrite).rejects.toThrow(/never changes/);
  });

  test('it opens and closes by its days, and what is closed stays closed', async () => {
    const { open, body, code, coordinator, id, inBody, shown } = await aDraft();
    expect(await open(7, 7)).toEqual({ outcome: 'ends-before-it-begins' });
    expect(await open(-9, -1)).toEqual({ outcome: 'ended-already' });
    expect(await open(1, 7)).toMatchObject({ outcome: 'opened' });
    const openAt = (days: number) => publishedQuestionnaires(database.publicDb).openAt(body, daysOn(days));
    expect([await openAt(0), await openAt(7)]).toEqual([[], []]);
    expect(await openAt(1)).toMatchObject([{ code, title: { sk: 'Ako sa tu žije' } }]);
    const close = (now: Date) => inBody((stores) => closeQuestionnaire(stores, coordinator, { id, now }));
    expect(await close(daysOn(2))).toMatchObject({ outcome: 'closed' });
    expect(await close(daysOn(2))).toEqual({ outcome: 'not-open' });
    expect(await openAt(3)).toEqual([]);
    expect(await shown()).toMatchObject({ opensAt: daysOn(1), closesAt: daysOn(2) });
    expect(await open(3, 7, daysOn(3))).toEqual({ outcome: 'closed-already' });
  });

  test('what cannot be asked is not opened', async () => {
    const { open, inBody, coordinator, id } = await aDraft();
    const content = someContent({ title: { sk: ' ' }, sections: [] });
    await inBody((stores) =>
      changeQuestionnaire(stores, coordinator, { id, seen: { number: 1, revision: 1 }, content })
    );
    expect(await open(0, 7)).toEqual({
      outcome: 'faulty',
      faults: [
        { fault: 'no-title', questionId: null },
        { fault: 'no-question', questionId: null }
      ]
    });
  });

  test('the rules of a small body stay with what was opened under them', async () => {
    const { open, shown } = await aDraft();
    await open(0, 7, NOW, true);
    await open(0, 8, daysOn(1), false);
    expect(await shown()).toMatchObject({ smallBody: true });
  });

  test('only what was never opened is removed', async () => {
    const { open, inBody, coordinator, id, versions } = await aDraft();
    const remove = (which = id) => inBody((stores) => removeQuestionnaire(stores, coordinator, which));
    expect(await remove(randomUUID())).toBe('gone');
    await open(0, 7);
    expect(await remove()).toBe('was-opened');
    const other = await aDraft();
    expect(await other.inBody((stores) => removeQuestionnaire(stores, other.coordinator, other.id))).toBe(
      'removed'
    );
    expect([await other.versions(), (await versions()).length]).toEqual([[], 1]);
  });

  test('while a body leaves nobody answers', async () => {
    const { open, inBody, body, id } = await aDraft();
    await open(0, 7);
    await sql`insert into body_removal (body_id, asked_by, reason, begun_at)
      select ${body}, null, 'lebo', now()`.execute(db);
    expect(await inBody(({ questionnaires }) => questionnaires.find(id))).toBeUndefined();
  });

  test('the desk lists questionnaires by pages, each with its last version', async () => {
    const body = await aBody(db);
    const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
    const all = Array.from({ length: QUESTIONNAIRES_PER_PAGE + 1 }, () => aQuestionnaire());
    await inBody(async ({ questionnaires }) => {
      for (const one of all) {
        await questionnaires.add(one);
        for (const number of [1, 2])
          await questionnaires.addVersion(one.id, {
            number,
            content: renamed(one.code),
            hash: 'a'.repeat(64)
          });
      }
    });
    const { first, second, count, latest } = await inBody(async ({ questionnaires }) => {
      const [one, two] = [await questionnaires.list(1), await questionnaires.list(2)];
      const ids = two.map(({ id }) => id);
      return {
        ...{ first: one, second: two, count: await questionnaires.count() },
        latest: await questionnaires.listLatest(ids)
      };
    });
    expect([first.length, second.length, count]).toEqual([QUESTIONNAIRES_PER_PAGE, 1, all.length]);
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(all.length);
    expect(latest.map(({ number, content }) => [number, content.title.sk])).toEqual([[2, second[0]?.code]]);
  });
});
