import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { recogniseOldPlan } from '#lib/domain/plans/old-plan/recognise.ts';
import { plainSource } from '#lib/domain/plans/old-plan/source-piece.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import type { DocumentReader } from '../use-cases/documents/document-work.ts';
import type { ReadPieces } from '../use-cases/old-plan/old-plan-work.ts';
import { bringOldPlan } from '../use-cases/old-plan/stage-old-plan.ts';
import { startOldPlans } from './start-old-plans.ts';

const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const HASH = 'b'.repeat(64);
const left = { runningLines: [], pictures: 0, pagesWithoutText: [] };
const pieces = recogniseOldPlan(
  { pieces: [{ kind: 'paragraph', text: plainSource('Nikto neostane sám.'), look: {} }], left },
  randomUUID
);
const READ: ReadPieces = { outcome: 'read', format: 'docx', pieces, left, pictures: [] };

describe.each(ENGINES)('old plans that wait on %s', async (engine) => {
  const database = await testDatabase(engine);
  const readers: DocumentReader[] = [];
  afterEach(async () => {
    for (const reader of readers.splice(0)) await reader.stop();
  });
  const files = { get: async () => Buffer.from('plan'), put: async () => HASH };
  const start = (read: () => Promise<ReadPieces>) => {
    const reader = startOldPlans({ database, files, read }, () => {}, { everyMs: 50 });
    readers.push(reader);
    return reader;
  };

  async function bring() {
    const body = await aBody(database.db);
    const [id, planId] = [randomUUID(), randomUUID()];
    const inBody = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
      inTransaction(database.db, body, work);
    await inBody((stores) => stores.plans.add(aPlan({ id: planId })));
    const file = { id, planId, fileName: 'plan.docx', format: 'docx', hash: HASH } as const;
    expect(await bringOldPlan({ inBody }, coordinator, file)).toBe('brought');
    const find = () => inBody(({ oldPlans }) => oldPlans.find(id));
    const list = () => inBody(({ oldPlans }) => oldPlans.listPieces(id));
    /** As a process leaves it that was killed while it read. */
    const leave = (attempts: number) =>
      database.db.transaction().execute(async (tx) => {
        await sql`select set_config('app.body', ${body}, true)`.execute(tx);
        await sql`update old_plan set reading = 'reading', attempts = ${attempts},
          started_at = now() - interval '1 hour' where id = ${id}`.execute(tx);
      });
    return { find, list, leave };
  }

  test('are read in the background', async () => {
    const { find, list } = await bring();
    start(async () => READ);
    await expect.poll(async () => (await find())?.reading).toBe('read');
    expect(await find()).toMatchObject({ hash: null, fault: null });
    expect(await list()).toHaveLength(1);
  });

  test('are taken up again after the program was killed', async () => {
    const { find, leave } = await bring();
    await leave(1);
    start(async () => READ);
    await expect.poll(async () => (await find())?.reading).toBe('read');
  });

  test('are left alone when reading them has ended the program three times', async () => {
    const { find, leave } = await bring();
    await leave(3);
    start(() => Promise.reject(new Error('nobody reads it')));
    await expect.poll(async () => (await find())?.reading).toBe('failed');
    expect(await find()).toMatchObject({ fault: 'damaged' });
  });

  test('one that breaks its reader holds no other back', async () => {
    const [broken, sound] = [await bring(), await bring()];
    let calls = 0;
    start(async () => {
      calls += 1;
      if (calls === 1) throw new Error('broken');
      return READ;
    });
    await expect.poll(async () => (await sound.find())?.reading).toBe('read');
    await expect.poll(async () => (await broken.find())?.reading).toBe('failed');
  });
});
