import { readFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { publishedSchema, rowSchema, SCHEMA_ADDRESS } from './archive-schema.ts';
import { travellingTables } from './travelling-tables.ts';

test.each(ENGINES)('the published schema is the one of the tables on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const tables = await travellingTables(db as unknown as Kysely<never>);
  const published = JSON.parse(readFileSync(`static${SCHEMA_ADDRESS}`, 'utf8'));
  // After a migration: node scripts/write-body-schema.ts
  expect(published).toEqual(JSON.parse(JSON.stringify(publishedSchema(tables))));
});

test('a row says nothing of keys, accounts or whose it is', async () => {
  const { db } = await testDatabase();
  for (const table of await travellingTables(db as unknown as Kysely<never>)) {
    for (const { name } of table.columns) {
      expect(`${table.name}.${name}`).not.toMatch(/token|password|session|account|\.body_id|chain_hash/);
    }
  }
});

test('tables stand after those they name, and a row is judged by its columns', async () => {
  const { db } = await testDatabase();
  const tables = await travellingTables(db as unknown as Kysely<never>);
  const names = tables.map(({ name }) => name);
  const { rows: judgedAtOnce } = await sql<{ name: string }>`
    select conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and conrelid = confrelid and not condeferred`.execute(db);
  for (const [at, { name, references }] of tables.entries()) {
    for (const { table } of references) {
      // Rows of one table arrive in the order of their keys, so those that name each other are judged at the end.
      if (table === name) expect(judgedAtOnce).not.toContainEqual({ name });
      else if (names.includes(table)) expect(names.indexOf(table)).toBeLessThan(at);
    }
  }
  const risk = tables.find(({ name }) => name === 'risk');
  if (!risk) throw new Error('No risks.');
  const good = {
    ...{ id: '6a1f2f0e-58c9-4f0c-9a3e-0a4f1d9a7b11', plan_id: '6a1f2f0e-58c9-4f0c-9a3e-0a4f1d9a7b12' },
    ...{ position: 'a0', title: 'Riziko', likelihood: 'low', impact: 'high' }
  };
  const isFit = (row: object) => rowSchema(risk).safeParse(row).success;
  expect(isFit(good)).toBe(true);
  expect(isFit({ ...good, title: null })).toBe(false);
  expect(isFit({ ...good, id: 'x' })).toBe(false);
  expect(isFit({ ...good, more: 1 })).toBe(false);
});
