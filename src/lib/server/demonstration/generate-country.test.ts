import { expect, test } from 'vitest';
import { openFindings } from '#lib/domain/plans/completeness-finding.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { testDatabase } from '#tests/database.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { readWords } from '../../../process/commands/generate.ts';
import { publishedPlans } from '../db/published.ts';
import { indexServices } from '../public/service-index.ts';
import { contentHashOf } from '../publishing.ts';
import { inTransaction } from '../stores.ts';
import { freezeVersion } from '../use-cases/publishing/freeze-version.ts';
import { generateCountry } from './generate-country.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const wanted = { bodies: 3, seed: 7, force: false, now: NOW };

test('invented plans are published and marked, the same for the same seed', async () => {
  const one = await testDatabase();
  const other = await testDatabase();
  const generated = await generateCountry(one, wanted);
  expect(generated).toMatchObject({ skipped: 0 });
  expect(generated?.added).toHaveLength(3);
  await generateCountry(other, wanted);
  const hashes = (database: typeof one) =>
    database.publicDb
      .selectFrom('publishedPlan')
      .select(['bodyId', 'contentHash'])
      .orderBy('bodyId')
      .execute();
  expect(await hashes(one)).toHaveLength(3);
  expect(await hashes(one)).toEqual(await hashes(other));

  const published = await one.publicDb.selectFrom('publishedPlan').selectAll().execute();
  for (const version of published) {
    expect(version.demonstration).toBe(true);
    expect(openFindings(version.document.completeness)).toEqual([]);
    expect(await publishedPlans(one.publicDb).inForce(version.bodyId, '2026-11-21')).toBeDefined();
  }
  const { count } = await one.publicDb
    .selectFrom('publishedSearchEntry')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('source', '=', 'plan')
    .executeTakeFirstOrThrow();
  // The plan, eight goals and forty measures of each; services of the directory are found by themselves.
  const services = await one.db
    .selectFrom('service')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(services.count)).toBeGreaterThan(3 * 6);
  expect(Number(count)).toBe(3 * 49);
  expect(await indexServices(one.db)).toBe(Number(services.count));

  // What was photographed from rows in hand is what a photograph of the kept rows says.
  for (const { bodyId, planId, document } of published) {
    const body = await one.db
      .selectFrom('planningBody')
      .select(['bodyId', 'kind', 'name', 'slug', 'unitCode'])
      .where('bodyId', '=', bodyId)
      .executeTakeFirstOrThrow();
    const actor = { actorId: null as never, roles: ['coordinator'] as const };
    const outcome = await inTransaction(one.db, bodyId, (stores) =>
      freezeVersion(stores, actor, { body, planId, today: document.frozenOn, hashOf: contentHashOf })
    );
    expect(outcome).toMatchObject({ outcome: 'unchanged' });
  }

  // Bodies that have a plan are left alone.
  const fourth = await generateCountry(one, { ...wanted, bodies: 4 });
  expect(fourth).toMatchObject({ skipped: 3 });
  expect(fourth?.added).toHaveLength(1);
});

test('real plans keep invented ones out, unless they are forced in', async () => {
  const database = await testDatabase();
  const { bodyId } = await database.db.selectFrom('planningBody').select('bodyId').executeTakeFirstOrThrow();
  const plan = { ...aPlan(), id: '6a1f2f0e-58c9-4f0c-9a3e-0a4f1d9a7b11' };
  await inTransaction(database.db, bodyId as BodyId, (stores) => stores.plans.add(plan));
  expect(await generateCountry(database, { ...wanted, bodies: 1 })).toBeNull();
  expect(await generateCountry(database, { ...wanted, bodies: 1, force: true })).not.toBeNull();
});

test.each([
  [['--bodies', '5'], { bodies: 5, seed: 1, force: false }],
  [['--bodies', '5', '--seed', '9', '--force'], { bodies: 5, seed: 9, force: true }],
  [['--bodies', 'x'], null],
  [['--bodies', '0'], null],
  [['5'], null],
  [[], null]
])('%j means %j', (words, meaning) => {
  expect(readWords(words)).toEqual(meaning);
});
