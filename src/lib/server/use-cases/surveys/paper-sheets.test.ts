import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { removeExpired } from '#lib/server/upkeep/retention.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { anOpenQuestionnaire } from '#tests/survey-fixtures.ts';
import { closeQuestionnaire } from './open-questionnaire.ts';
import { printSheets } from './print-sheets.ts';
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
    const { asked, coordinator, typist, inBody, type, count, settle } = await opened();
    const remove = (number: number) =>
      inBody((stores) => removeSheet(stores, coordinator, { questionnaireId: asked.id, number }));
    expect(await type(typist, 1, SHEET)).toMatchObject({ outcome: 'typed' });
    expect(await type(coordinator, 1, SHEET)).toEqual({ outcome: 'typed-already' });
    expect(await type(typist, 1, SHEET, { turn: 'second' })).toEqual({ outcome: 'same-person' });
    expect(await type(coordinator, 2, SHEET, { turn: 'second' })).toEqual({ outcome: 'not-typed-yet' });
    expect(await type(coordinator, 1, SHEET, { turn: 'second', language: 'hu' })).toEqual({
      outcome: 'another-version'
    });
    expect(await type(coordinator, 1, SHEET, { turn: 'second' })).toMatchObject({ outcome: 'typed' });
    const other = { ...SHEET, content: '5' };
    expect(await type(coordinator, 1, other, { turn: 'second' })).toEqual({ outcome: 'typed-already' });
    expect(await count()).toEqual({ outcome: 'counted', sheets: 1 });
    expect(await type(typist, 1, SHEET)).toEqual({ outcome: 'counted-already' });
    for (const number of [0, 1.5, 12_345_678_901, Number.NaN]) {
      expect(await type(typist, number, SHEET)).toEqual({ outcome: 'no-number' });
      expect(await settle(number, {})).toBe('gone');
      expect(await remove(number)).toBe('gone');
    }
  });

  test('sent again by the one who typed it, a sheet is kept once and nobody is told of a mistake', async () => {
    const { coordinator, typist, type, sheets } = await opened();
    const sent = await Promise.all([type(typist, 1, SHEET), type(typist, 1, SHEET)]);
    expect(sent).toEqual([
      { outcome: 'typed', differing: 0 },
      { outcome: 'typed', differing: 0 }
    ]);
    const second = { ...SHEET, content: '5' };
    for (let times = 0; times < 2; times++)
      expect(await type(coordinator, 1, second, { turn: 'second' })).toEqual({
        ...{ outcome: 'typed', differing: 1 }
      });
    expect(await type(typist, 1, second)).toEqual({ outcome: 'typed-already' });
    expect(await sheets()).toMatchObject([{ number: 1, state: 'to-settle', differing: 1 }]);
  });

  test('what was typed of a sheet is forgotten all at once, counted from the last typing', async () => {
    const { asked, coordinator, typist, inBody, type, sheets } = await opened();
    await type(typist, 1, SHEET, { typedOn: '2025-11-20' });
    await type(coordinator, 1, SHEET, { turn: 'second', typedOn: '2026-11-20' });
    const files = { remove: async () => undefined };
    await removeExpired(db, files, new Date('2026-11-22T10:00:00Z'));
    expect(await sheets()).toMatchObject([{ state: 'checked' }]);
    await removeExpired(db, files, new Date('2027-11-22T10:00:00Z'));
    expect(await sheets()).toMatchObject([{ state: 'untyped' }]);
    expect(await inBody(({ paperSheets }) => paperSheets.listReady(asked.id, 10))).toEqual([]);
  });

  test('numbers are printed once: the next sheets begin after the highest, whatever order they are asked in', async () => {
    const { asked, coordinator, typist, inBody } = await opened();
    const print = (from: number, count: number, actor = coordinator) =>
      inBody((stores) => printSheets(stores, actor, { questionnaireId: asked.id, from, count }));
    const printedTo = () => inBody(({ questionnaires }) => questionnaires.printedTo(asked.id));
    expect(await printedTo()).toBe(0);
    expect(await print(1, 30, typist)).toEqual({ outcome: 'not-allowed' });
    expect(await print(31, 12)).toEqual({ outcome: 'numbered', from: 31, count: 12 });
    expect(await print(1, 30)).toEqual({ outcome: 'numbered', from: 1, count: 30 });
    expect(await print(Number.NaN, Number.NaN)).toEqual({ outcome: 'numbered', from: 1, count: 1 });
    expect(await printedTo()).toBe(42);
    expect(await print(16_383, 30)).toEqual({ outcome: 'numbered', from: 16_383, count: 1 });
    await inBody((stores) => closeQuestionnaire(stores, coordinator, { id: asked.id, now: NOW }));
    expect(await printedTo()).toBe(16_383);
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
