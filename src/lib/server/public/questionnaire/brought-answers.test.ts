import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { Stores } from '#lib/server/stores.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { codeHash, drawCodes } from '#lib/server/use-cases/surveys/letter-codes.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { anOpenQuestionnaire } from '#tests/survey-fixtures.ts';
import { bringFile, bringSheet } from './brought-answers.ts';
import { newSheet, sealSheet } from './sheet-state.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const DAY_MS = 86_400_000;
const FORM_KEY = 'a key of tests';

describe.each(ENGINES)('brought answers on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  async function questionnaire(opened: Parameters<typeof anOpenQuestionnaire>[2] = {}) {
    const body = await aBody(db);
    const { asked, coordinator } = await anOpenQuestionnaire(db, body, { now: NOW, ...opened });
    const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
    const begun = { version: 1, language: 'sk', whole: true, code: '', channel: 'interviewer' } as const;
    const bring = (
      fields: [string, string][],
      now: Date,
      begunAs: Partial<Parameters<typeof newSheet>[0]> = {}
    ) =>
      inBody(async (stores) => {
        const questionnaire = await stores.questionnaires.find(asked.id);
        if (!questionnaire) throw new Error('There is no such questionnaire.');
        const sealed = sealSheet(newSheet({ ...begun, ...begunAs }), asked.id, FORM_KEY);
        const given = { questionnaire, sheet: { sealed, fields }, formKey: FORM_KEY };
        return bringSheet(stores, { ...given, today: '2026-11-22', now });
      });
    const sheets = () => inBody(({ responses }) => responses.listSheets(asked.id));
    return { asked, coordinator, inBody, bring, sheets };
  }

  test('a sheet counts while the questionnaire is open and when it comes after its end, never before it', async () => {
    const { asked, bring, sheets } = await questionnaire();
    expect(await bring([['o-help', 'no']], new Date(NOW.getTime() - DAY_MS))).toEqual({ outcome: 'refused' });
    expect(await sheets()).toEqual([]);
    expect(await bring([['o-help', 'no']], NOW)).toEqual({ outcome: 'kept' });
    expect(await bring([['o-help', 'no']], new Date(asked.closesAt.getTime() + DAY_MS))).toEqual({
      outcome: 'kept'
    });
    expect(await sheets()).toHaveLength(2);
  });

  test('a code of a letter that was typed on the last page goes with the sheet; without it, it can be completed', async () => {
    const { asked, bring, inBody, sheets } = await questionnaire({ mode: 'codes' });
    const [code = ''] = drawCodes(1, randomBytes);
    await inBody(({ surveyCodes }) => surveyCodes.add(asked.id, [codeHash(asked.id, code)]));
    const web = { channel: 'web' } as const;
    expect(await bring([['o-help', 'no']], NOW, web)).toMatchObject({
      outcome: 'faulty',
      step: { step: 'code-refused', refusal: 'no-such-code' }
    });
    const typed: [string, string][] = [
      ['o-help', 'no'],
      ['kod', code]
    ];
    expect(await bring(typed, NOW, web)).toEqual({ outcome: 'kept' });
    expect(await bring(typed, NOW, web)).toMatchObject({ step: { refusal: 'code-used' } });
    expect(await sheets()).toHaveLength(1);
  });

  test('only who keeps questionnaires brings a file, and one event tells of its sheets', async () => {
    const { asked, coordinator, inBody, sheets } = await questionnaire();
    const given = await inBody(async (stores) => ({
      questionnaire: (await stores.questionnaires.find(asked.id)) as Questionnaire,
      ...{ formKey: FORM_KEY, today: '2026-11-22' as const, now: NOW }
    }));
    const begun = { version: 1, language: 'sk', whole: true, code: '', channel: 'web' } as const;
    const files = Array.from({ length: 45 }, (_, at) => ({
      sealed: sealSheet(newSheet(begun), asked.id, FORM_KEY),
      fields: at === 7 ? [] : ([['o-help', 'no']] as [string, string][])
    }));
    const bring = (actor: Actor) => bringFile(inBody, actor, { ...given, sheets: files });
    expect(await bring({ ...coordinator, roles: ['mayor'] })).toBe('not-allowed');
    expect(await sheets()).toEqual([]);
    const outcomes = await bring(coordinator);
    expect(Array.isArray(outcomes) && outcomes.map(({ outcome }) => outcome).indexOf('faulty')).toBe(7);
    expect(await sheets()).toHaveLength(44);
    const events = (await inBody((stores) => stores.events.latest(20))).filter(
      ({ action }) => action === 'brought'
    );
    expect(events.map(({ details }) => details['responses']).toSorted()).toEqual([19, 20, 5]);
  });
});
