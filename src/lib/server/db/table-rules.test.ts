import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { generateCountry } from '#lib/server/demonstration/generate-country.ts';
import { ENGINES, testDatabase, testDatabaseAs } from '#tests/database.ts';
import { TABLE_KINDS } from './table-kinds.ts';
import { TABLE_RULES } from './table-rules.ts';

const { db } = await testDatabase();

async function columns(): Promise<{ table: string; column: string; to: string | null }[]> {
  const { rows } = await sql<{ table: string; column: string; to: string | null }>`
    select c.relname as table, a.attname as column,
      (select f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey)
        and f.confrelid in ('actor'::regclass, 'user_account'::regclass) limit 1) as to
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`.execute(db);
  return rows;
}

test('every table of the database has its rule, and every rule its table', async () => {
  const tables = new Set((await columns()).map(({ table }) => table));
  expect(Object.keys(TABLE_RULES).toSorted()).toEqual([...tables].toSorted());
});

test('everything a body owns says whether it leaves with the body, and nothing else does', () => {
  for (const [name, { travels, kept }] of Object.entries(TABLE_RULES)) {
    const kind = TABLE_KINDS[name];
    if (kind === 'reference') expect(travels, name).toBe('stays');
    if (kind === 'public') expect([travels, name], name).not.toContain('stays');
    // Law and territory name nobody; what a body keeps goes with it or has its days.
    if (kind === 'reference') expect(kept, name).toBe('installation');
    if (kind === 'body' && typeof kept === 'string')
      expect(['with-body', 'with-account'], name).toContain(kept);
  }
});

/** Columns that hold words about a person, as their names give away. */
const PERSONAL = /^(email|recipient|ip_address|user_agent|original_name|responsible_person)$/;

test('every column that leads to a person says what erasing does to it', async () => {
  for (const { table, column, to } of await columns()) {
    if (!to && !PERSONAL.test(column)) continue;
    const rule = TABLE_RULES[table]?.persons?.[column];
    expect(rule, `${table}.${column}`).toBeDefined();
    // Who did something stays as an id in what happened; who may do something goes with the account.
    if (to === 'user_account') expect(rule, `${table}.${column}`).toBe('erased');
    if (to === 'actor') expect(rule, `${table}.${column}`).toBe('pseudonym');
  }
});

test('columns that rules name exist', async () => {
  const known = new Set((await columns()).map(({ table, column }) => `${table}.${column}`));
  for (const [name, { persons, files, kept }] of Object.entries(TABLE_RULES)) {
    const named = [...Object.keys(persons ?? {}), ...(files ?? [])];
    if (typeof kept === 'object') named.push(kept.after);
    for (const column of named) expect(known.has(`${name}.${column}`), `${name}.${column}`).toBe(true);
  }
});

test('secrets stay', () => {
  for (const name of ['user_credential', 'user_session', 'user_verification', 'invitation', 'membership']) {
    expect(TABLE_RULES[name]?.travels).toBe('stays');
  }
});

describe.each(ENGINES)('on %s', (engine) => {
  test('the generator fills every table that says so', async () => {
    const database = await testDatabase(engine);
    await generateCountry(database, { bodies: 3, seed: 7, force: false, now: new Date('2026-11-21') });
    const empty: string[] = [];
    await database.db.transaction().execute(async (tx) => {
      await sql`set local role opora_backup`.execute(tx);
      for (const [name, { generated }] of Object.entries(TABLE_RULES)) {
        const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(tx);
        if (generated && rows.length === 0) empty.push(name);
      }
    });
    expect(empty).toEqual([]);
  });
});

test('what is append only is deleted by no way but a removal that has begun', async () => {
  const app = await testDatabase();
  const bodyId = '00000000-0000-4000-8000-000000000001';
  await expect(
    app.db.transaction().execute(async (tx) => {
      await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
      await sql`select erase_owned('event', 10)`.execute(tx);
    })
  ).rejects.toThrow(/no removal/);
  const visitor = await testDatabaseAs('opora_public');
  await expect(sql`select erase_owned('event', 10)`.execute(visitor.db)).rejects.toThrow(/permission denied/);
});
