import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { codingOf } from '#lib/domain/surveys/coding/text-coding.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { publishedResults } from '#lib/server/db/survey-results.ts';
import type { TextChoice } from '#lib/server/db/text-codings.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { anOpenQuestionnaire, aSheet } from '#tests/survey-fixtures.ts';
import { addTheme, codeTexts, releaseText, settleCoding } from './code-texts.ts';
import { closeQuestionnaire } from './open-questionnaire.ts';
import { publishResults } from './publish-results.ts';
import { submitResponse } from './submit-response.ts';
import { withdrawResponse } from './withdraw-response.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const LATER = new Date('2026-11-23T10:00:00Z');
const QUESTION = 'missing';

describe.each(ENGINES)('own words of people on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);

  async function asked(given: { smallBody?: boolean } = {}) {
    const body = await aBody(db);
    const opened = await anOpenQuestionnaire(db, body, { now: NOW, ...given });
    const { asked: version, coordinator } = opened;
    const questionnaireId = version.id;
    const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
    const send = (missing: string) =>
      inBody((stores) =>
        submitResponse(stores, version, aSheet({ help: { code: 'yes' }, missing }, { now: NOW }))
      );
    const colleague = async (): Promise<Actor> => {
      const accountId = await anAccount(db);
      const actorId = await inBody((stores) => stores.accounts.actorOf(accountId, 'Boris'));
      return { actorId, roles: ['editor'] };
    };
    const theme = async (name: string, questionId = QUESTION) => {
      const id = randomUUID();
      const outcome = await inBody((stores) =>
        addTheme(stores, coordinator, { questionnaireId, theme: { id, questionId, name } })
      );
      return { id, ...outcome };
    };
    const texts = (choice: TextChoice = { of: 'all' }) =>
      inBody((stores) => stores.textCodings.listTexts(questionnaireId, QUESTION, choice, 1));
    const code = (actor: Actor, textId: string, themeIds: string[] | null, now = NOW) =>
      inBody((stores) => codeTexts(stores, actor, { questionnaireId, found: [{ textId, themeIds }], now }));
    const coded = async (textId: string) =>
      codingOf(await inBody((stores) => stores.textCodings.codingsOf([textId])));
    const release = (textId: string, isReleased: boolean, now = NOW) =>
      inBody((stores) =>
        releaseText(stores, coordinator, { questionnaireId, textId, release: isReleased, now })
      );
    return {
      ...{ body, coordinator, questionnaireId, inBody, send, colleague, theme, texts, code, coded, release }
    };
  }

  /** The embedded database takes one transaction after another; the other one tells that somebody waits for a lock. */
  async function hasBegunToWait() {
    if (engine === 'pglite') return;
    await expect
      .poll(async () => {
        const { rows } = await sql<{ waiting: boolean }>`
          select exists (
            select from pg_locks waiting join pg_locks own on own.pid = waiting.pid
            where not waiting.granted
              and own.database = (select oid from pg_database where datname = current_database())
          ) as waiting`.execute(db);
        return rows[0]?.waiting;
      })
      .toBe(true);
  }

  async function onlyText({ texts }: Awaited<ReturnType<typeof asked>>): Promise<string> {
    const [text] = await texts();
    if (!text) throw new Error('There is a text.');
    return text.id;
  }

  test('a code book is of one question, and every name in it stands once', async () => {
    const { theme, inBody, questionnaireId } = await asked();
    expect((await theme('Doprava')).outcome).toBe('added');
    expect((await theme('doprava')).outcome).toBe('same-name');
    expect((await theme('Lekár', 'no-such-question')).outcome).toBe('gone');
    expect((await theme('Lekár')).outcome).toBe('added');
    const themes = await inBody((stores) => stores.textCodings.listThemes(questionnaireId));
    expect(themes.map(({ name }) => name)).toEqual(['Doprava', 'Lekár']);
  });

  test('two people who find different themes are both kept, until somebody says which holds', async () => {
    const survey = await asked();
    const { coordinator, colleague, theme, send, texts, code, coded, inBody, questionnaireId } = survey;
    const [bus, doctor] = [(await theme('Doprava')).id, (await theme('Lekár')).id];
    await send('Autobus k lekárovi');
    const textId = await onlyText(survey);
    const boris = await colleague();
    expect(await code(coordinator, textId, [bus])).toMatchObject({ changed: 1, differing: 0 });
    expect(await texts({ of: 'not-coded-by', actorId: coordinator.actorId })).toEqual([]);
    expect(await texts({ of: 'not-coded-by', actorId: boris.actorId })).toHaveLength(1);
    expect(await texts({ of: 'differing' })).toEqual([]);

    expect(await code(boris, textId, [bus, doctor])).toMatchObject({ changed: 1, differing: 1 });
    expect(await coded(textId)).toEqual({ state: 'differing', themeIds: [] });
    expect(await texts({ of: 'differing' })).toHaveLength(1);
    // The same once more changes nothing.
    expect(await code(boris, textId, [doctor, bus])).toMatchObject({ changed: 0 });

    const settle = (coderId: string) =>
      inBody((stores) => settleCoding(stores, coordinator, { questionnaireId, textId, coderId }));
    expect(await settle(randomUUID())).toEqual({ outcome: 'gone' });
    await settle(boris.actorId);
    expect(await coded(textId)).toMatchObject({ state: 'settled', themeIds: [bus, doctor] });
    expect(await texts({ of: 'differing' })).toEqual([]);
    // Whoever changes her mind opens it again.
    await code(coordinator, textId, []);
    expect((await coded(textId)).state).toBe('differing');
    await code(boris, textId, null);
    expect(await coded(textId)).toEqual({ state: 'single', themeIds: [] });
  });

  test('themes of another question, and of nobody, are not found in a text', async () => {
    const survey = await asked();
    const { coordinator, theme, send, code, coded } = survey;
    const [bus, help] = [(await theme('Doprava')).id, (await theme('Pomoc', 'help')).id];
    await send('Autobus');
    const textId = await onlyText(survey);
    await code(coordinator, textId, [help, bus, randomUUID()]);
    expect((await coded(textId)).themeIds).toEqual([bus]);
    expect(await code(coordinator, randomUUID(), [bus])).toMatchObject({ changed: 0 });
    expect(await code({ ...coordinator, roles: ['mayor'] }, textId, [bus])).toEqual({
      outcome: 'not-allowed'
    });
  });

  test('in a small body nobody codes or releases what people wrote before the questionnaire is closed', async () => {
    const survey = await asked({ smallBody: true });
    const { coordinator, theme, send, code, release, inBody, questionnaireId } = survey;
    const bus = (await theme('Doprava')).id;
    await send('Autobus');
    const textId = await onlyText(survey);
    expect(await code(coordinator, textId, [bus])).toEqual({ outcome: 'gone' });
    expect(await release(textId, true)).toEqual({ outcome: 'gone' });
    await inBody((stores) => closeQuestionnaire(stores, coordinator, { id: questionnaireId, now: NOW }));
    expect(await code(coordinator, textId, [bus], LATER)).toMatchObject({ changed: 1 });
  });

  test('everybody reads what was released and nothing else; taken back or erased by its author, nobody any more', async () => {
    const survey = await asked();
    const { body, coordinator, questionnaireId, inBody, send, texts, release } = survey;
    const mine = await send('Chýba mi lavička.');
    for (const text of ['Chýba lekár.', 'Pán Novák klame.']) await send(text);
    const idOf = async (wanted: string) => (await texts()).find(({ text }) => text === wanted)?.id ?? '';
    expect(await release(await idOf('Chýba mi lavička.'), true)).toEqual({ outcome: 'done', revision: null });
    await inBody((stores) => closeQuestionnaire(stores, coordinator, { id: questionnaireId, now: NOW }));
    const publish = { id: questionnaireId, ages: null, today: '2026-11-23' as const, now: LATER };
    await publishResults(inBody, coordinator, publish);
    const shown = async () =>
      (await publishedResults(publicDb).find(body, questionnaireId))?.words.map(({ text }) => text);
    expect(await shown()).toEqual(['Chýba mi lavička.']);

    expect(await release(await idOf('Chýba lekár.'), true, LATER)).toMatchObject({
      revision: expect.any(Number)
    });
    expect((await shown())?.toSorted()).toEqual(['Chýba lekár.', 'Chýba mi lavička.']);
    await release(await idOf('Chýba lekár.'), false, LATER);
    expect(await shown()).toEqual(['Chýba mi lavička.']);

    const receipt = mine.outcome === 'kept' ? mine.receipt : '';
    const withdraw = () =>
      inBody((stores) => withdrawResponse(stores, { questionnaireId, receipt, now: LATER }));
    expect(await withdraw()).toEqual({ outcome: 'words-erased', revision: expect.any(Number) });
    expect(await shown()).toEqual([]);
    expect((await texts()).map(({ text }) => text)).not.toContain('Chýba mi lavička.');
    // The counts stand: results were made of them.
    const tallies = await inBody((stores) => stores.responseTallies.list(questionnaireId, 'help'));
    expect(tallies.find(({ answer }) => answer === 'yes')?.count).toBe(3);
    expect(await withdraw()).toEqual({ outcome: 'words-erased', revision: null });
  });

  test('words taken back or erased stay hidden while somebody else releases others', async () => {
    const survey = await asked();
    const { body, coordinator, questionnaireId, inBody, send, texts, release } = survey;
    const mine = await send('Chýba mi lavička.');
    for (const text of ['Chýba lekár.', 'Chýba obchod.', 'Chýba pošta.']) await send(text);
    const ids = new Map((await texts()).map(({ id, text }) => [text, id]));
    const idOf = (text: string) => ids.get(text) ?? '';
    for (const text of ['Chýba mi lavička.', 'Chýba lekár.']) await release(idOf(text), true);
    await inBody((stores) => closeQuestionnaire(stores, coordinator, { id: questionnaireId, now: NOW }));
    const publish = { id: questionnaireId, ages: null, today: '2026-11-23' as const, now: LATER };
    await publishResults(inBody, coordinator, publish);
    const receipt = mine.outcome === 'kept' ? mine.receipt : '';
    /** Hides words, and has somebody else release others before that is committed. */
    const meanwhile = async (hide: (stores: Stores) => Promise<unknown>, released: string) => {
      let other: Promise<unknown> = Promise.resolve();
      await inBody(async (stores) => {
        await hide(stores);
        other = release(idOf(released), true, LATER);
        await hasBegunToWait();
      });
      await other;
    };
    await meanwhile(
      (stores) =>
        releaseText(stores, coordinator, {
          ...{ questionnaireId, textId: idOf('Chýba lekár.'), release: false, now: LATER }
        }),
      'Chýba obchod.'
    );
    await meanwhile(
      (stores) => withdrawResponse(stores, { questionnaireId, receipt, now: LATER }),
      'Chýba pošta.'
    );
    const shown = (await publishedResults(publicDb).find(body, questionnaireId))?.words;
    expect(shown?.map(({ text }) => text).toSorted()).toEqual(['Chýba obchod.', 'Chýba pošta.']);
  });
});
