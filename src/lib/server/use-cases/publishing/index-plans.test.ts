import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { generateCountry } from '#lib/server/demonstration/generate-country.ts';
import { planIndex } from '#lib/server/public/plan-index.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { indexPlans } from './index-plans.ts';

describe.each(ENGINES)('on %s', async (engine) => {
  const database = await testDatabase(engine);
  const { db } = database;
  await generateCountry(database, { bodies: 2, seed: 3, force: true, now: new Date('2026-11-21T10:00:00Z') });
  const reindex = () => indexPlans(planIndex(database, '2026-11-21'));
  const entries = () =>
    db
      .selectFrom('publishedSearchEntry')
      .select(['bodyId', 'kind', 'subjectId', 'region', 'title', 'text', 'address', 'tokens', 'analysis'])
      .where('source', '=', 'plan')
      .orderBy('bodyId')
      .orderBy('kind')
      .orderBy('subjectId')
      .execute();

  test('plans that are found as they are today are left alone', async () => {
    expect(await reindex()).toBe(0);
  });

  test('plans analysed by an older program, or lost, are indexed as publishing would', async () => {
    const before = await entries();
    const [one, other] = [...new Set(before.map(({ bodyId }) => bodyId))];
    await db
      .updateTable('publishedSearchEntry')
      .set({ analysis: 1 })
      .where('bodyId', '=', `${one}`)
      .execute();
    await db.deleteFrom('publishedSearchEntry').where('bodyId', '=', `${other}`).execute();
    expect(await reindex()).toBe(2);
    expect(await entries()).toEqual(before);
  });

  test('a plan that was never approved stays unfound', async () => {
    await db.transaction().execute(async (tx) => {
      const { bodyId } = await tx
        .selectFrom('publishedPlan')
        .select('bodyId')
        .limit(1)
        .executeTakeFirstOrThrow();
      // Published rows belong to their body; only it may change them.
      await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
      await tx.updateTable('publishedPlan').set({ records: '[]' }).where('bodyId', '=', bodyId).execute();
      await tx.deleteFrom('publishedSearchEntry').where('bodyId', '=', bodyId).execute();
    });
    expect(await reindex()).toBe(0);
  });
});
