import { describe, expect, test } from 'vitest';
import type { Answer } from '#lib/domain/surveys/questionnaire/response.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { publishedResults } from '#lib/server/db/survey-results.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { anOpenQuestionnaire, aSheet } from '#tests/survey-fixtures.ts';
import { closeQuestionnaire } from './open-questionnaire.ts';
import { publishResults } from './publish-results.ts';
import { countSheets, removeSheet } from './settle-sheets.ts';
import { submitResponse } from './submit-response.ts';
import { typeSheet } from './type-sheet.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const LATER = new Date('2026-11-23T10:00:00Z');
/** 300 women and as many men of each year. */
const AGES = { males: Array<number>(101).fill(300), females: Array<number>(101).fill(300) };

const ANSWERS: Record<string, Answer>[] = [
  ...Array.from({ length: 12 }, () => ({ help: { code: 'yes' }, sex: { code: 'woman' } })),
  ...Array.from({ length: 8 }, () => ({ help: { code: 'no' }, sex: { code: 'woman' } })),
  ...Array.from({ length: 6 }, () => ({ help: { code: 'no' }, sex: { code: 'man' } }))
];

describe.each(ENGINES)('publishing results on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);

  async function answered(answers = ANSWERS) {
    const body = await aBody(db);
    const { asked, coordinator } = await anOpenQuestionnaire(db, body, { now: NOW });
    const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
    for (const given of answers) {
      const sheet = aSheet(given, { now: NOW });
      await inBody((stores) => submitResponse(stores, asked, sheet));
    }
    const close = () =>
      inBody((stores) => closeQuestionnaire(stores, coordinator, { id: asked.id, now: LATER }));
    const publish = (actor: Actor = coordinator) =>
      publishResults(inBody, actor, { id: asked.id, ages: AGES, today: '2026-11-23', now: LATER });
    const shown = () => publishedResults(publicDb).find(body, asked.id);
    return { asked, coordinator, inBody, close, publish, shown };
  }

  test('a closed questionnaire tells everybody what may be told, once', async () => {
    const { asked, inBody, close, publish, shown } = await answered();
    expect(await publish()).toEqual({ outcome: 'not-closed' });
    await close();
    expect(await shown()).toBeUndefined();
    expect(await publish()).toMatchObject({ outcome: 'published' });
    const result = await shown();
    expect(result).toMatchObject({ publishedOn: '2026-11-23', words: [], content: { answers: 26 } });
    expect(result?.content.residents).toBe(86 * 600);
    expect(result?.content.questions[0]?.items[0]?.lines).toContainEqual({ codes: ['yes'], count: 12 });
    expect(result?.content.turnout[0]?.groups.map(({ represented }) => represented)).toEqual([
      'more',
      'missing'
    ]);
    expect(await publish()).toEqual({ outcome: 'published-already' });
    const events = await inBody((stores) => stores.events.latest(10));
    expect(events).toContainEqual(
      expect.objectContaining({ action: 'published', subject: 'survey-result', subjectId: asked.id })
    );
  });

  test('no count of a few people leaves', async () => {
    const { close, publish, shown } = await answered(ANSWERS.slice(0, 15));
    await close();
    await publish();
    const numbers = JSON.stringify((await shown())?.content.questions)
      .match(/(?<="count":)\d+/g)
      ?.map(Number);
    expect(numbers?.filter((count) => count > 0 && count < 5)).toEqual([]);
  });

  test('whoever may not keep questionnaires publishes nothing, and sheets to be checked are judged before', async () => {
    const { asked, inBody, coordinator, close, publish, shown } = await answered([]);
    const doubtful = aSheet({ help: { code: 'yes' } }, { now: NOW, doubtful: true });
    await inBody((stores) => submitResponse(stores, asked, doubtful));
    await close();
    expect(await publish({ ...coordinator, roles: ['mayor'] })).toEqual({ outcome: 'not-allowed' });
    expect(await publish()).toEqual({ outcome: 'sheets-to-check' });
    expect(await shown()).toBeUndefined();
  });

  test('sheets of paper that were typed are counted before, or removed', async () => {
    const { asked, inBody, coordinator, close, publish } = await answered();
    const typed = { questionnaireId: asked.id, number: 1, version: 1, language: 'sk' as const };
    const given = new Map(Object.entries({ help: { code: 'yes' } }));
    await inBody((stores) =>
      typeSheet(stores, coordinator, { ...typed, turn: 'first', given, typedOn: '2026-11-22' })
    );
    await close();
    expect(await publish()).toEqual({ outcome: 'paper-to-count' });
    await inBody((stores) => removeSheet(stores, coordinator, typed));
    expect(await publish()).toMatchObject({ outcome: 'published' });
  });

  test('a sheet of paper counted while the results are counted is in them', async () => {
    const { asked, inBody, coordinator, close, shown } = await answered();
    await close();
    const sheet = { questionnaireId: asked.id, version: 1, language: 'sk' as const, number: 1 };
    const given = new Map(Object.entries({ help: { code: 'yes' } }));
    const accountId = await anAccount(db);
    const typist: Actor = await inBody(async ({ accounts }) => ({
      ...{ actorId: await accounts.actorOf(accountId, 'Zuzana'), roles: ['typist'] }
    }));
    let transactions = 0;
    /** The first reads what there is to publish, the second the sheets; then a colleague counts one more. */
    const meanwhile = async <T>(work: (stores: Stores) => Promise<T>): Promise<T> => {
      const result = await inBody(work);
      transactions += 1;
      if (transactions === 2) {
        const [first, second] = [
          { ...sheet, turn: 'first' as const },
          { ...sheet, turn: 'second' as const }
        ];
        const typed = { given, typedOn: '2026-11-23' as const };
        await inBody((stores) => typeSheet(stores, coordinator, { ...first, ...typed }));
        await inBody((stores) => typeSheet(stores, typist, { ...second, ...typed }));
        const counting = { questionnaireId: asked.id, today: '2026-11-23' as const };
        const counted = await inBody((stores) => countSheets(stores, coordinator, counting));
        expect(counted).toEqual({ outcome: 'counted', sheets: 1 });
      }
      return result;
    };
    const own = { id: asked.id, ages: AGES, today: '2026-11-23' as const, now: LATER };
    expect(await publishResults(meanwhile, coordinator, own)).toMatchObject({ outcome: 'published' });
    expect((await shown())?.content.answers).toBe(27);
  });
});
