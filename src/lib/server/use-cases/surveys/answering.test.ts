import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '#lib/server/db/db.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { erasePerson } from '#lib/server/upkeep/erase-person.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { anOpenQuestionnaire, aSheet } from '#tests/survey-fixtures.ts';
import { judgeResponses } from './judge-responses.ts';
import { closeQuestionnaire } from './open-questionnaire.ts';
import { type SentSheet, submitResponse } from './submit-response.ts';
import { findByReceipt, withdrawResponse } from './withdraw-response.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const WHOLE = {
  help: { code: 'yes' },
  who: { codes: ['family'] },
  content: '4',
  missing: 'Bývam sama v Dolnej.'
};
const WOMAN = { sex: { code: 'woman' }, age: { code: '65-over' }, part: { code: 'lower' } };

/** Counts by question, answer and profile as text, and every row that a table of answers has. */
async function everythingKept(db: Db, body: BodyId, id: string) {
  return inTransaction(db, body, async (stores) => ({
    tally: (await stores.responseTallies.list(id))
      .map((one) => `${one.questionId}=${one.answer} ${one.sex} ${one.age} ${one.part}: ${one.count}`)
      .toSorted(),
    sheets: await stores.responses.listSheets(id),
    texts: (await stores.responseTexts.list(id)).map(({ text }) => text),
    contacts: (await stores.surveyContacts.list(id)).map(({ contact }) => contact),
    waiting: await stores.responses.listToCheck(id)
  }));
}

describe.each(ENGINES)('answering on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  async function questionnaire(given: Parameters<typeof anOpenQuestionnaire>[2] = {}) {
    const body = await aBody(db);
    const opened = await anOpenQuestionnaire(db, body, { now: NOW, ...given });
    const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
    const send = (sheet: SentSheet) => inBody((stores) => submitResponse(stores, opened.asked, sheet));
    const kept = () => everythingKept(db, body, opened.asked.id);
    return { ...opened, body, inBody, send, kept };
  }

  test('a sheet is counted as it comes, its words and its contact apart', async () => {
    const { send, kept } = await questionnaire();
    const sheet = aSheet({ ...WHOLE, ...WOMAN }, { now: NOW, contact: ' Anna@Example.sk ' });
    expect(await send(sheet)).toMatchObject({ outcome: 'kept' });
    const { tally, sheets, texts, contacts } = await kept();
    expect(tally).toContain('=web woman 65-over lower: 1');
    expect(tally).toContain('who=family woman 65-over lower: 1');
    expect(tally).toContain('content=4 woman 65-over lower: 1');
    expect(tally).toContain('missing= woman 65-over lower: 1');
    expect(JSON.stringify(sheets)).not.toMatch(/Dolnej|Example/);
    expect([texts, contacts]).toEqual([['Bývam sama v Dolnej.'], ['Anna@Example.sk']]);
  });

  test('what is faulty is told by question, and nothing of it is kept', async () => {
    const { send, kept } = await questionnaire();
    const outcome = await send(aSheet({ who: { codes: ['family'] }, content: '9' }, { now: NOW }));
    expect(outcome).toMatchObject({ outcome: 'faulty' });
    expect(outcome.outcome === 'faulty' && [...outcome.faults]).toEqual([
      ['help', 'missing'],
      ['content', 'out-of-range']
    ]);
    expect(await kept()).toEqual({ tally: [], sheets: [], texts: [], contacts: [], waiting: [] });
  });

  test('double clicks, retries and two tabs make one sheet with one receipt', async () => {
    const { send, kept } = await questionnaire();
    const sheet = aSheet({ ...WHOLE, ...WOMAN }, { now: NOW, contact: 'a@example.sk' });
    const outcomes = await Promise.all([send(sheet), send(sheet), send({ ...sheet, language: 'en' })]);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await send(sheet)).toEqual(outcomes[0]);
    const { sheets, texts, contacts, tally } = await kept();
    expect([sheets.length, texts.length, contacts.length]).toEqual([1, 1, 1]);
    expect(tally.every((line) => line.endsWith(': 1'))).toBe(true);
  });

  test('a small body keeps of who answered no more than sex and four ages', async () => {
    const { send, kept } = await questionnaire({ smallBody: true });
    await send(aSheet({ ...WHOLE, ...WOMAN }, { now: NOW }));
    const { tally, sheets } = await kept();
    expect(tally).toContain('help=yes woman 65-over : 1');
    expect(JSON.stringify(sheets)).not.toContain('lower');
  });

  test('whoever holds the receipt withdraws her answers and her words, and nobody else’s', async () => {
    const { asked, inBody, send, kept } = await questionnaire();
    await send(aSheet({ ...WHOLE, missing: 'Cudzie slová' }, { now: NOW }));
    const before = await kept();
    const mine = await send(aSheet({ ...WHOLE, ...WOMAN }, { now: NOW }));
    const receipt = mine.outcome === 'kept' ? mine.receipt : '';
    const named = { questionnaireId: asked.id, receipt };
    const withdraw = (given: Partial<typeof named> = {}) =>
      inBody((stores) => withdrawResponse(stores, { ...named, ...given, now: NOW }));
    expect(await inBody((stores) => findByReceipt(stores, named))).toBe('counted');
    expect(await withdraw({ receipt: '222222222222' })).toEqual({ outcome: 'no-such-receipt' });
    expect(await withdraw({ questionnaireId: randomUUID() })).toEqual({ outcome: 'no-such-receipt' });
    expect(await withdraw()).toEqual({ outcome: 'withdrawn' });
    expect(await withdraw()).toEqual({ outcome: 'withdrawn-already' });
    expect(await inBody((stores) => findByReceipt(stores, named))).toBe('withdrawn');
    expect(await kept()).toEqual(before);
  });

  test('what was withdrawn does not come back when the sheet is sent once more', async () => {
    const { asked, inBody, send, kept } = await questionnaire();
    const sheet = aSheet(WHOLE, { now: NOW });
    const first = await send(sheet);
    const receipt = first.outcome === 'kept' ? first.receipt : '';
    await inBody((stores) => withdrawResponse(stores, { questionnaireId: asked.id, receipt, now: NOW }));
    expect(await send(sheet)).toEqual(first);
    expect(await kept()).toEqual({ tally: [], sheets: [], texts: [], contacts: [], waiting: [] });
  });

  test('doubtful sheets wait with their words, and a person counts or discards those of a day', async () => {
    const { asked, coordinator, inBody, send, kept } = await questionnaire();
    const doubtful = (sentOn: SentSheet['sentOn']) => aSheet(WHOLE, { now: NOW, doubtful: true, sentOn });
    for (const day of ['2026-11-22', '2026-11-22', '2026-11-23'] as const) await send(doubtful(day));
    expect(await kept()).toMatchObject({ tally: [], texts: [], waiting: [{ sheets: 2 }, { sheets: 1 }] });
    const judge = (sentOn: SentSheet['sentOn'], verdict: 'counted' | 'discarded', actor = coordinator) =>
      inBody((stores) => judgeResponses(stores, actor, { questionnaireId: asked.id, sentOn, verdict }));
    expect(await judge('2026-11-22', 'counted', { ...coordinator, roles: ['mayor'] })).toBe('not-allowed');
    expect(await judge('2026-11-22', 'counted')).toBe(2);
    expect(await judge('2026-11-22', 'counted')).toBe(0);
    expect(await judge('2026-11-23', 'discarded')).toBe(1);
    const { tally, sheets, texts, waiting } = await kept();
    expect([sheets.length, texts.length, waiting]).toEqual([2, 2, []]);
    expect(tally).toContain('help=yes   : 2');
  });

  test('nobody answers before it is opened, after it is closed, or another version than the open one', async () => {
    const { asked, coordinator, inBody, send } = await questionnaire();
    const later = new Date(asked.closesAt);
    expect(await send(aSheet(WHOLE, { openAt: new Date(NOW.getTime() - 1) }))).toEqual({
      outcome: 'not-open'
    });
    expect(await send(aSheet(WHOLE, { openAt: later }))).toEqual({ outcome: 'not-open' });
    const other = { ...asked, version: 2 };
    const sent = inBody((stores) => submitResponse(stores, other, aSheet(WHOLE, { now: NOW })));
    expect(await sent).toEqual({ outcome: 'not-open' });
    await inBody((stores) => closeQuestionnaire(stores, coordinator, { id: asked.id, now: NOW }));
    expect(await send(aSheet(WHOLE, { now: NOW }))).toEqual({ outcome: 'not-open' });
    // Typed in from paper after the end.
    expect(await send(aSheet(WHOLE, { openAt: null, channel: 'paper' }))).toMatchObject({ outcome: 'kept' });
  });

  test('a neighbour sees nothing, and who asks to be erased leaves no contact', async () => {
    const { asked, send, kept } = await questionnaire();
    await send(aSheet(WHOLE, { now: NOW, contact: 'Suseda@Example.sk' }));
    const neighbour = await aBody(db);
    expect(await everythingKept(db, neighbour, asked.id)).toMatchObject({ tally: [], sheets: [], texts: [] });
    expect(await erasePerson(db, 'suseda@example.sk', { today: '2026-11-22' })).toMatchObject({ bodies: 1 });
    expect((await kept()).contacts).toEqual([]);
  });

  test('after any sending and withdrawing, the counts are those of the sheets that are left', async () => {
    const { asked, inBody, send, kept } = await questionnaire();
    const person = fc.record({
      help: fc.constantFrom<unknown>({ code: 'yes' }, { code: 'no' }, { other: 'neviem' }),
      who: fc.constantFrom<unknown>(undefined, { codes: ['family', 'service'] }, { codes: ['neighbour'] }),
      content: fc.constantFrom<unknown>(undefined, 1, 5),
      sex: fc.constantFrom<unknown>(undefined, { code: 'woman' }, { code: 'man' }),
      withdraws: fc.boolean()
    });
    const people = fc.sample(person, { numRuns: 30, seed: 7 });
    const left: Record<string, unknown>[] = [];
    for (const { withdraws, ...given } of people) {
      const outcome = await send(aSheet(given, { now: NOW }));
      if (outcome.outcome !== 'kept') throw new Error('A sound sheet was refused.');
      const { receipt } = outcome;
      if (withdraws)
        await inBody((stores) => withdrawResponse(stores, { questionnaireId: asked.id, receipt, now: NOW }));
      else left.push(given);
    }
    const other = await questionnaire();
    for (const given of left) await other.send(aSheet(given, { now: NOW }));
    expect((await kept()).tally).toEqual((await other.kept()).tally);
    expect((await kept()).sheets).toHaveLength(left.length);
  });
});
