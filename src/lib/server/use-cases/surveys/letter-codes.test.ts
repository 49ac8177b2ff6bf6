import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { anOpenQuestionnaire, aQuestionnaire, aSheet } from '#tests/survey-fixtures.ts';
import { chooseMode, drawCodes, keepCodes, refuseCode } from './letter-codes.ts';
import { type SentSheet, submitResponse } from './submit-response.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const ANSWERS = { help: { code: 'no' } };

describe.each(ENGINES)('one-time codes on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  async function byCodes(count = 3) {
    const body = await aBody(db);
    const opened = await anOpenQuestionnaire(db, body, { now: NOW, mode: 'codes' });
    const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
    const codes = drawCodes(count, randomBytes);
    const keep = (given: readonly string[]) =>
      inBody((stores) =>
        keepCodes(stores, opened.coordinator, { id: opened.asked.id, codes: given, now: NOW })
      );
    expect(await keep(codes)).toBe('kept');
    const send = (code: string, given: Partial<SentSheet> = {}) =>
      inBody((stores) => submitResponse(stores, opened.asked, aSheet(ANSWERS, { now: NOW, code, ...given })));
    const sheets = () => inBody(({ responses }) => responses.listSheets(opened.asked.id));
    const counts = () => inBody(({ surveyCodes }) => surveyCodes.ofQuestionnaire(opened.asked.id));
    return { ...opened, inBody, codes, keep, send, sheets, counts };
  }

  test('a code answers once; the same sheet again brings its receipt, another one is refused', async () => {
    const { codes, send, sheets, counts, inBody, asked } = await byCodes();
    const [code = ''] = codes;
    const first = await send(code, { key: 'one' });
    expect(first).toMatchObject({ outcome: 'kept' });
    expect(await send(code, { key: 'one' })).toEqual(first);
    expect(await send(code, { key: 'two' })).toEqual({ outcome: 'code-used' });
    expect(await inBody((stores) => refuseCode(stores, asked.id, code))).toBe('code-used');
    expect(await sheets()).toHaveLength(1);
    expect(await counts()).toEqual({ made: 3, used: 1 });
  });

  test('of many who send one code at once, one is counted', async () => {
    const { codes, send, sheets, counts } = await byCodes();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, at) => send(codes[1] ?? '', { key: `person ${at}` }))
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'kept')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'code-used')).toHaveLength(7);
    expect([(await sheets()).length, await counts()]).toEqual([1, { made: 3, used: 1 }]);
  });

  test('a sheet that is faulty or comes too late leaves its code as it was', async () => {
    const { codes, send, counts, inBody, asked } = await byCodes();
    const [code = ''] = codes;
    expect(await send(code, { given: new Map() })).toMatchObject({ outcome: 'faulty' });
    expect(await send(code, { openAt: asked.closesAt })).toEqual({ outcome: 'not-open' });
    const torn = inBody(async (stores) => {
      await submitResponse(stores, asked, aSheet(ANSWERS, { now: NOW, code }));
      throw new Error('The server ended before the commit.');
    });
    await expect(torn).rejects.toThrow('ended before');
    expect(await counts()).toEqual({ made: 3, used: 0 });
    expect(await send(code)).toMatchObject({ outcome: 'kept' });
  });

  test('without a code nobody answers on the web; whom the body asks itself needs none', async () => {
    const { send, sheets } = await byCodes();
    expect(await send('')).toEqual({ outcome: 'no-such-code' });
    expect(await send('k7rm2xqh9vtb')).toEqual({ outcome: 'no-such-code' });
    expect(await send('', { channel: 'paper' })).toMatchObject({ outcome: 'kept' });
    expect(await sheets()).toHaveLength(1);
  });

  test('a questionnaire of the office takes nothing from the web, and everything brought to the office', async () => {
    const body = await aBody(db);
    const { asked } = await anOpenQuestionnaire(db, body, { now: NOW, mode: 'kiosk' });
    const send = (channel: SentSheet['channel']) =>
      inTransaction(db, body, (stores) =>
        submitResponse(stores, asked, aSheet(ANSWERS, { now: NOW, channel }))
      );
    expect(await send('web')).toEqual({ outcome: 'not-open' });
    for (const channel of ['kiosk', 'paper', 'interviewer'] as const)
      expect(await send(channel)).toMatchObject({ outcome: 'kept' });
  });

  test('a code belongs to one questionnaire', async () => {
    const [one, other] = [await byCodes(), await byCodes()];
    expect(await other.send(one.codes[0] ?? '')).toEqual({ outcome: 'no-such-code' });
  });

  test('how it is answered is chosen before it opens, by whoever keeps questionnaires', async () => {
    const { asked, coordinator, keep, inBody } = await byCodes();
    const choose = (actor: typeof coordinator, id = asked.id) =>
      inBody((stores) => chooseMode(stores, actor, { id, mode: 'open' }));
    expect(await choose(coordinator)).toBe('was-opened');
    expect(await choose({ ...coordinator, roles: [] })).toBe('not-allowed');
    const draft = aQuestionnaire();
    await inBody(({ questionnaires }) => questionnaires.add(draft));
    expect(await choose(coordinator, draft.id)).toBe('chosen');
    expect(await keep(drawCodes(251, randomBytes))).toBe('too-many');
  });
});
