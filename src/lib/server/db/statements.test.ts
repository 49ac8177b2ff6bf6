import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { ENGINES, testDatabase, testDatabaseAs } from '#tests/database.ts';
import type { Tx } from './db.ts';
import { sendAlong } from './sent-along.ts';

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const one = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(db)).rows[0];

  test('values come back as they went, of every type that a table has', async () => {
    const at = new Date('2026-11-21T22:30:00.123Z');
    const row = await one(sql`
      select ${'žlté „čučoriedky“'}::text as word, ${null}::text as nothing, ${'2026-02-28'}::date as day,
        ${at}::timestamptz as at, ${12_345_678_901}::int8 as count, ${true}::bool as yes, ${0.25}::float8 as share,
        ${['a', 'č,"']}::text[] as words, ${JSON.stringify({ camelKey: [1, null] })}::jsonb as json`);
    expect(row).toEqual({
      ...{ word: 'žlté „čučoriedky“', nothing: null, day: '2026-02-28', at },
      ...{ count: 12_345_678_901, yes: true, share: 0.25, words: ['a', 'č,"'], json: { camelKey: [1, null] } }
    });
  });

  test('the same text with other values gives other rows, again and again', async () => {
    for (let n = 0; n < 20; n += 1) {
      expect(await one(sql`select ${n}::int + 1 as next`)).toEqual({ next: n + 1 });
    }
  });

  test('a statement that fails says why, and the next one works', async () => {
    const misspelt = () => sql`selekt 1`.execute(db);
    await expect(misspelt()).rejects.toMatchObject({ code: '42601' });
    await expect(misspelt()).rejects.toMatchObject({ code: '42601' });
    const divided = (by: number) => sql<{ result: number }>`select 10 / ${by}::int as result`;
    await expect(divided(0).execute(db)).rejects.toMatchObject({ code: '22012' });
    expect(await one(divided(5))).toEqual({ result: 2 });
  });

  test('a broken rule is named by its constraint and table', async () => {
    const write = sql`insert into actor (actor_id) values (${'00000000-0000-4000-8000-000000000001'})`;
    await write.execute(db);
    await expect(write.execute(db)).rejects.toMatchObject({ code: '23505', constraint: 'actor_pkey' });
  });

  test('more different statements than are kept prepared all work, old ones too', async () => {
    for (let n = 0; n < 450; n += 1) await sql.raw(`select ${n} as number_${n}`).execute(db);
    expect(await one(sql.raw('select 3 as number_3'))).toEqual({ number3: 3 });
  });

  test('an insertion of many rows, too long to be kept, tells how many it wrote', async () => {
    const rows = Array.from({ length: 400 }, () => sql`(gen_random_uuid())`);
    const { numAffectedRows } = await sql`insert into actor (actor_id) values ${sql.join(rows)}`.execute(db);
    expect(numAffectedRows).toBe(400n);
    expect((await sql`select 1 as x`.execute(db)).rows).toEqual([{ x: 1 }]);
  });

  test('reads asked in one moment are each answered with their own rows', async () => {
    const asked = Array.from({ length: 100 }, (_, n) =>
      sql<{ n: number }>`select ${n}::int as n`.execute(db)
    );
    expect((await Promise.all(asked)).map(({ rows }) => rows[0]?.n)).toEqual(asked.map((_, n) => n));
  });

  const add = (tx: Tx, id: string) =>
    sendAlong(tx, sql`insert into actor (actor_id) values (${id})`.compile(tx));
  const isKept = async (id: string) =>
    (await one(sql`select 1 as is from actor where actor_id = ${id}`)) !== undefined;

  test('a statement nobody waits for is done before the next one, and kept with its transaction', async () => {
    const id = randomUUID();
    const seen = await db.transaction().execute(async (tx) => {
      await add(tx, id);
      return sql`select 1 from actor where actor_id = ${id}`.execute(tx);
    });
    expect(seen.rows).toHaveLength(1);
    expect(await isKept(id)).toBe(true);
  });

  test('when such a statement is the last one and fails, its transaction fails for its reason', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await add(db as Tx, first);
    const done = db.transaction().execute(async (tx) => {
      await sql`insert into actor (actor_id) values (${second})`.execute(tx);
      await add(tx, first);
    });
    await expect(done).rejects.toMatchObject({ code: '23505', constraint: 'actor_pkey' });
    expect(await isKept(second)).toBe(false);
  });

  test('what follows such a failure is told the first reason, and the next transaction works', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await add(db as Tx, first);
    const done = db.transaction().execute(async (tx) => {
      await add(tx, first);
      await sql`insert into actor (actor_id) values (${second})`.execute(tx);
    });
    await expect(done).rejects.toMatchObject({ code: '23505' });
    await db.transaction().execute((tx) => add(tx, second));
    expect(await isKept(second)).toBe(true);
  });

  test('a read beside an open transaction does not see into it', async () => {
    const id = '00000000-0000-4000-8000-000000000002';
    const seen = () => db.selectFrom('actor').select('actorId').where('actorId', '=', id).execute();
    let beside: Promise<unknown[]> | undefined;
    await db
      .transaction()
      .execute(async (tx) => {
        await tx.insertInto('actor').values({ actorId: id, name: null }).execute();
        beside = seen();
        await sql`select pg_sleep(0.05)`.execute(tx);
        throw new Error('given up');
      })
      .catch(() => undefined);
    expect(await beside).toEqual([]);
    expect(await seen()).toEqual([]);
  });
});

test('a statement prepared before a table changed its shape reads the new shape', async () => {
  const owner = await testDatabaseAs('postgres');
  const db = owner.db as unknown as Kysely<never>;
  const read = async () => (await sql`select * from shape`.execute(db)).rows;
  await owner.exec('create table shape (a int); insert into shape values (1)');
  expect(await read()).toEqual([{ a: 1 }]);
  await owner.exec(`alter table shape add column b text default 'x'`);
  expect(await read()).toEqual([{ a: 1, b: 'x' }]);
});
