import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { anOpenQuestionnaire } from '#tests/survey-fixtures.ts';
import { closeQuestionnaire } from './open-questionnaire.ts';
import { COUNTED_AT_ONCE, countSheets, removeSheet, settleSheet } from './settle-sheets.ts';
import { type TypedSheet, typeSheet } from './type-sheet.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const SHEET = { help: { code: 'yes' }, who: { codes: ['family'] }, content: '4', missing: 'Chýba obchod.' };

describe.each(ENGINES)('sheets of paper on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  async function opened() {
    const body = await aBody(db);
    const { asked, coordinator } = await anOpenQuestionnaire(db, body, { now: NOW });
    const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
    const accountId = await anAccount(db);
    const typist: Actor = await inBody(async ({ accounts }) => ({
      ...{ actorId: await accounts.actorOf(accountId, 'Zuzana'), roles: ['typist'] }
    }));
    const type = (actor: Actor, number: number, given: object, more: Partial<TypedSheet> = {}) =>
      inBody((stores) =>
        typeSheet(stores, actor, {
          ...{ questionnaireId: asked.id, number, version: 1, language: 'sk', turn: 'first' },
          ...{ given: new Map(Object.entries(given)), typedOn: '2026-11-22', ...more }
        })
      );
    const count = (actor = coordinator) =>
      inBody((stores) => countSheets(stores, actor, { questionnaireId: asked.id, today: '2026-11-22' }));
    const settle = (number: number, settling: Record<string, 'first' | 'second'>, actor = coordinator) =>
      inBody((stores) =>
        settleSheet(stores, actor, {
          ...{ questionnaireId: asked.id, number, today: '2026-11-22' },
          settling: new Map(Object.entries(settling))
        })
      );
    const sheets = () => inBody(({ paperSheets }) => paperSheets.list(asked.id));
    const tally = () =>
      inBody(async ({ responseTallies }) =>
        (await responseTallies.list(asked.id)).map(
          ({ questionId, answer, count: people }) => `${questionId}=${answer}: ${people}`
        )
      );
    return { asked, coordinator, typist, inBody, type, count, settle, sheets, tally };
  }

  test('count only once they are controlled, in the same tallies as the web, and are then forgotten', async () => {
    const { asked, coordinator, typist, inBody, type, count, tally } = await opened();
    for (const number of [1, 2, 3])
      expect(await type(typist, number, SHEET)).toMatchObject({ outcome: 'typed' });
    expect(await count()).toEqual({ outcome: 'not-checked' });
    expect(await tally()).toEqual([]);
    const [again] = (await inBody(async ({ paperSheets }) => paperSheets.list(asked.id)))
      .toSorted((one, other) => (one.lot < other.lot ? -1 : 1))
      .map(({ number }) => number);
    const second = { ...SHEET, missing: '' };
    expect(await type(coordinator, again ?? 0, second, { turn: 'second' })).toEqual({
      ...{ outcome: 'typed', differing: 0 }
    });
    expect(await count()).toEqual({ outcome: 'counted', sheets: 3 });
    expect(await count()).toEqual({ outcome: 'counted', sheets: 0 });
    const lines = await tally();
    expect(lines).toContain('=paper: 3');
    expect(lines).toContain('who=family: 3');
    const kept = await inBody(async (stores) => ({
      sheets: await stores.paperSheets.list(asked.id),
      entries: await stores.paperSheets.listEntries(asked.id, [1, 2, 3]),
      responses: await stores.responses.listSheets(asked.id),
      texts: (await stores.responseTexts.list(asked.id)).map(({ text }) => text)
    }));
    expect(kept.sheets.map(({ state }) => state)).toEqual(['counted', 'counted', 'counted']);
    expect(kept.entries).toEqual([]);
    expect(kept.responses.map(({ channel }) => channel)).toEqual(['paper', 'paper', 'paper']);
    expect(JSON.stringify(kept.responses)).not.toContain('obchod');
    expect(kept.texts).toEqual(['Chýba obchod.', 'Chýba obchod.', 'Chýba obchod.']);
  });

  test('are known by their number: the same one is typed twice by two people only', async () => {
    const { coordinator, typist, type, count } = await opened();
    expect(await type(typist, 1, SHEET)).toMatchObject({ outcome: 'typed' });
    expect(await type(coordinator, 1, SHEET)).toEqual({ outcome: 'typed-already' });
    expect(await type(typist, 1, SHEET, { turn: 'second' })).toEqual({ outcome: 'same-person' });
    expect(await type(coordinator, 2, SHEET, { turn: 'second' })).toEqual({ outcome: 'not-typed-yet' });
    expect(await type(coordinator, 1, SHEET, { turn: 'second', language: 'hu' })).toEqual({
      outcome: 'another-version'
    });
    expect(await type(coordinator, 1, SHEET, { turn: 'second' })).toMatchObject({ outcome: 'typed' });
    expect(await type(coordinator, 1, SHEET, { turn: 'second' })).toEqual({ outcome: 'typed-already' });
    expect(await count()).toEqual({ outcome: 'counted', sheets: 1 });
    expect(await type(typist, 1, SHEET)).toEqual({ outcome: 'counted-already' });
    expect(await type(typist, 0, SHEET)).toEqual({ outcome: 'no-number' });
  });

  test('two who type one number at the same time do not both keep it', async () => {
    const { coordinator, typist, type, sheets } = await opened();
    const outcomes = await Promise.all([type(typist, 7, SHEET), type(coordinator, 7, SHEET)]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['typed', 'typed-already']);
    expect(await sheets()).toHaveLength(1);
  });

  test('differences are settled one by one, and what was settled counts', async () => {
    const { coordinator, typist, type, count, settle, tally } = await opened();
    await type(typist, 1, SHEET);
    const outcome = await type(
      coordinator,
      1,
      { ...SHEET, content: '5', sex: { code: 'man' } },
      { turn: 'second' }
    );
    expect(outcome).toEqual({ outcome: 'typed', differing: 2 });
    expect(await count()).toEqual({ outcome: 'not-checked' });
    expect(await settle(1, { content: 'second' })).toBe('undecided');
    expect(await settle(1, { content: 'second', sex: 'first' }, typist)).toBe('not-allowed');
    expect(await settle(1, { content: 'second', sex: 'first', help: 'second' })).toBe('settled');
    expect(await settle(1, { content: 'first', sex: 'first' })).toBe('gone');
    expect(await count()).toEqual({ outcome: 'counted', sheets: 1 });
    const lines = await tally();
    expect(lines).toContain('content=5: 1');
    expect(lines.filter((line) => line.startsWith('sex='))).toEqual([]);
    expect(lines).toContain('missing=: 1');
  });

  test('what is wrong is told by question and nothing is kept of it', async () => {
    const { typist, type, sheets } = await opened();
    const outcome = await type(typist, 1, { help: { code: '?9' }, content: '4' });
    expect(outcome).toEqual({ outcome: 'faulty', faults: new Map([['help', 'not-offered']]) });
    expect(await sheets()).toEqual([]);
    expect(await type(typist, 1, {})).toMatchObject({ outcome: 'typed' });
  });

  test('come after closing too, and more of them than one transaction counts', async () => {
    const { asked, coordinator, typist, inBody, type, count, tally } = await opened();
    await inBody((stores) => closeQuestionnaire(stores, coordinator, { id: asked.id, now: NOW }));
    const many = COUNTED_AT_ONCE + 5;
    for (let number = 1; number <= many; number++) {
      await type(typist, number, SHEET);
      if (number % 5 === 0) await type(coordinator, number, SHEET, { turn: 'second' });
    }
    expect(await count()).toEqual({ outcome: 'counted', sheets: COUNTED_AT_ONCE });
    expect(await count()).toEqual({ outcome: 'counted', sheets: 5 });
    expect(await tally()).toContain(`=paper: ${many}`);
  });

  test('one typed under a wrong number is removed before it counts, by whoever keeps the questionnaire', async () => {
    const { asked, coordinator, typist, inBody, type, count, sheets } = await opened();
    const remove = (actor: Actor, number: number) =>
      inBody((stores) => removeSheet(stores, actor, { questionnaireId: asked.id, number }));
    await type(typist, 1, SHEET);
    expect(await remove(typist, 1)).toBe('not-allowed');
    expect(await remove(coordinator, 1)).toBe('removed');
    expect(await sheets()).toEqual([]);
    await type(typist, 1, SHEET);
    await type(coordinator, 1, SHEET, { turn: 'second' });
    await count();
    expect(await remove(coordinator, 1)).toBe('gone');
    expect(await count({ ...typist })).toEqual({ outcome: 'not-allowed' });
  });
});
