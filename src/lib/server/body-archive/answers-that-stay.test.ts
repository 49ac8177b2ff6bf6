import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderFileStore } from '#lib/server/files.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { closeQuestionnaire } from '#lib/server/use-cases/surveys/open-questionnaire.ts';
import { publishResults } from '#lib/server/use-cases/surveys/publish-results.ts';
import { submitResponse } from '#lib/server/use-cases/surveys/submit-response.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { anOpenQuestionnaire, aSheet } from '#tests/survey-fixtures.ts';
import { writeBody } from './write-body.ts';
import { openZip } from './zip-reader.ts';

const GIVEN = { help: { code: 'yes' }, sex: { code: 'woman' }, missing: 'Chýba nám obchod.' };

describe.each(ENGINES)('answers in the archive of a body on %s', async (engine) => {
  const database = await testDatabase(engine);
  const { db } = database;
  const files = folderFileStore(mkdtempSync(join(tmpdir(), 'opora-files-')));

  async function asked(smallBody: boolean) {
    const bodyId = await aBody(db);
    const { asked: survey, coordinator } = await anOpenQuestionnaire(db, bodyId, { smallBody });
    for (let sheet = 0; sheet < 6; sheet += 1)
      await inTransaction(db, bodyId, (stores) => submitResponse(stores, survey, aSheet(GIVEN)));
    const close = async () => {
      const now = new Date(Date.now() + 1);
      const closing = { id: survey.id, now };
      await inTransaction(db, bodyId, (stores) => closeQuestionnaire(stores, coordinator, closing));
      return now;
    };
    const publish = async (now: Date) =>
      publishResults((work) => inTransaction(db, bodyId, work), coordinator, {
        ...{ id: survey.id, ages: null, today: '2026-11-23', now: new Date(now.getTime() + 60_000) }
      });
    return { bodyId, close, publish };
  }

  async function rowsIn(bodyId: string) {
    const body = await db
      .selectFrom('planningBody')
      .select(['bodyId', 'kind', 'name', 'slug', 'unitCode'])
      .where('bodyId', '=', bodyId as never)
      .executeTakeFirstOrThrow();
    const path = join(mkdtempSync(join(tmpdir(), 'opora-body-')), 'obec.zip');
    await writeBody({ database, files }, body, path, new Date());
    const zip = await openZip(path);
    const count = async (table: string) =>
      (JSON.parse((await zip.read(`data/${table}.json`)).toString()) as unknown[]).length;
    const rows = {
      sheets: await count('response'),
      counts: (await count('response_tally')) > 0,
      words: await count('response_text'),
      results: await count('survey_result')
    };
    await zip.close();
    return rows;
  }

  test('are whole where sheets may be read', async () => {
    const { bodyId } = await asked(false);
    expect(await rowsIn(bodyId)).toEqual({ sheets: 6, counts: true, words: 6, results: 0 });
  });

  test('are of a small body no sheets and no counts of them, but what is published', async () => {
    const { bodyId, close, publish } = await asked(true);
    expect(await rowsIn(bodyId)).toEqual({ sheets: 0, counts: false, words: 0, results: 0 });
    expect(await publish(await close())).toMatchObject({ outcome: 'published' });
    expect(await rowsIn(bodyId)).toEqual({ sheets: 0, counts: false, words: 6, results: 1 });
  });
});
