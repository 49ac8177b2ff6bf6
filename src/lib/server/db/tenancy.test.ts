import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { membershipsOf } from './memberships.ts';
import { isUpToDate, migrate } from './migrate.ts';

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  test('a transaction without a body reads nothing and may write nothing', async () => {
    const body = await aBody(db);
    await inTransaction(db, body, (stores) =>
      stores.events.add({ actorId: null, action: 'test', subject: 'plan' })
    );
    expect(await db.selectFrom('event').selectAll().execute()).toEqual([]);
    const write = db
      .insertInto('event')
      .values({ bodyId: body, action: 'x', subject: 'y', details: '{}', actorId: null, subjectId: null });
    await expect(write.execute()).rejects.toThrow(/row-level security/);
  });

  test("a neighbour's rows do not exist for us, and cannot be made", async () => {
    const [ours, theirs] = [await aBody(db), await aBody(db)];
    await inTransaction(db, theirs, (stores) =>
      stores.events.add({ actorId: null, action: 'test', subject: 'plan' })
    );
    const seen = await inTransaction(db, ours, async () => {});
    expect(seen).toBeUndefined();
    const rows = await db.transaction().execute(async (tx) => {
      await sql`select set_config('app.body', ${ours}, true)`.execute(tx);
      return tx.selectFrom('event').selectAll().execute();
    });
    expect(rows).toEqual([]);
  });

  test('what happened cannot be rewritten', async () => {
    const body = await aBody(db);
    const rewriting = db.transaction().execute(async (tx) => {
      await sql`select set_config('app.body', ${body}, true)`.execute(tx);
      await sql`update event set action = 'other'`.execute(tx);
    });
    await expect(rewriting).rejects.toThrow(/permission denied/);
  });

  test("a person's list of work holds her bodies and nobody else's memberships", async () => {
    const [ours, theirs] = [await aBody(db), await aBody(db)];
    const [anna, boris] = [await anAccount(db), await anAccount(db)];
    const term = { role: 'coordinator', validFrom: '2026-01-01', validTo: null } as const;
    await inTransaction(db, ours, (stores) => stores.memberships.add({ accountId: anna, ...term }));
    await inTransaction(db, theirs, (stores) => stores.memberships.add({ accountId: boris, ...term }));
    expect((await membershipsOf(db, anna)).map(({ bodyId }) => bodyId)).toEqual([ours]);
  });

  test('the same role cannot be held twice at once', async () => {
    const body = await aBody(db);
    const accountId = await anAccount(db);
    const term = { accountId, role: 'mayor', validFrom: '2026-01-01', validTo: '2030-01-01' } as const;
    await inTransaction(db, body, (stores) => stores.memberships.add(term));
    await expect(inTransaction(db, body, (stores) => stores.memberships.add(term))).rejects.toThrow(
      /exclu|conflicting/
    );
  });

  test('days come back as text, counts as numbers, moments as moments', async () => {
    const found = await sql<Record<string, unknown>>`
      select date '2026-11-21' as day, 5::bigint as n, 1.5::numeric as x, timestamptz '2026-11-21 10:00+01' as at`.execute(
      db
    );
    expect(found.rows[0]).toEqual({ day: '2026-11-21', n: 5, x: 1.5, at: new Date('2026-11-21T09:00:00Z') });
  });

  test('every migration has run, and running them again changes nothing', async () => {
    expect(await isUpToDate(db as unknown as Kysely<never>)).toBe(true);
  });
});

test('a migration that fails leaves nothing behind', async () => {
  const { openPglite } = await import('./pglite.ts');
  const owner = await openPglite({ folder: null, username: 'postgres', base: null });
  const broken = {
    name: '0001-foundation',
    up: async (db: Kysely<never>) => {
      await sql`create table half (id int)`.execute(db);
      throw new Error(randomUUID());
    }
  };
  const handle = owner.db as unknown as Kysely<never>;
  await expect(migrate(handle, () => {}, [broken])).rejects.toThrow();
  const { rows } = await sql<{ found: unknown }>`select to_regclass('half') as found`.execute(handle);
  expect(rows[0]?.found).toBeNull();
  await owner.close();
});
