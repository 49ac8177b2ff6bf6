import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { Database } from '#lib/server/db/db.ts';
import { type EmbeddedDatabase, openPglite } from '#lib/server/db/pglite.ts';
import { openPostgres } from '#lib/server/db/postgres.ts';
import { asLogin } from './global-setup.ts';

export type Engine = 'pglite' | 'postgres';

/** The engines that a store spec runs on: `describe.each(ENGINES)`. */
export const ENGINES: readonly Engine[] = inject('postgresAdmin') ? ['pglite', 'postgres'] : ['pglite'];

/** A database of its own for one test file, with every migration and the reference data, as `opora_app`. */
export async function testDatabase(engine: Engine = 'pglite'): Promise<Database> {
  const database = engine === 'pglite' ? await onPglite() : await onPostgres();
  afterAll(() => database.close());
  return database;
}

/** The embedded one, with its thread and its turns in reach. */
export async function testEmbedded(): Promise<Database & { embedded: EmbeddedDatabase }> {
  const database = await onPglite();
  afterAll(() => database.close());
  return database;
}

/** The embedded database as another role, to see what that role may do. */
export async function testDatabaseAs(username: 'opora_public' | 'postgres'): Promise<Database> {
  const database = await onPglite(username);
  afterAll(() => database.close());
  return database;
}

function onPglite(username = 'opora_app') {
  return openPglite({ folder: null, username, base: readFileSync(inject('pgliteTemplate')) });
}

async function onPostgres(): Promise<Database> {
  const adminUrl = inject('postgresAdmin');
  if (!adminUrl) throw new Error('There is no PostgreSQL to test on.');
  const name = `opora_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(`create database ${name} template ${inject('postgresTemplate')} owner opora_test`);
  await admin.end();
  return openPostgres(asLogin(adminUrl, name), 4);
}
