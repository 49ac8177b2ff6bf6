import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#lib/server/db/migrate.ts';
import { openPglite } from '#lib/server/db/pglite.ts';
import { postgresHandle } from '#lib/server/db/postgres.ts';
import type { Schema } from '#lib/server/db/schema.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Tarball of a migrated database with reference data, from which each test file makes its own. */
    pgliteTemplate: string;
    /** The same as a closed data folder, from which a program that is started makes its own. */
    pgliteFolder: string;
    /** Administrator's address of the test server; null where PostgreSQL is not installed. */
    postgresAdmin: string | null;
    postgresTemplate: string;
  }
}

const CACHE = 'node_modules/.cache/opora';
const LOGIN = 'opora_test';

/** Prepares one template database on each engine, so that a test's own database costs a copy. */
export default async function setup(project: TestProject) {
  const key = keyOf(['src/lib/server/db', 'src/lib/server/reference', 'data']);
  const path = join(CACHE, `template-${key}.tar`);
  const database = join(CACHE, `template-${key}`);
  if (!existsSync(path)) {
    rmSync(CACHE, { recursive: true, force: true });
    mkdirSync(CACHE, { recursive: true });
    await makePgliteTemplate(path);
  }
  if (!existsSync(database)) await unpackTemplate(path, database);
  const postgres = await startPostgres();
  if (!postgres) console.warn('PostgreSQL is not installed: its half of the store specs is skipped.');
  const template = `opora_template_${process.pid}`;
  if (postgres) await makePostgresTemplate(postgres.adminUrl, template);
  project.provide('pgliteTemplate', path);
  project.provide('pgliteFolder', database);
  project.provide('postgresAdmin', postgres?.adminUrl ?? null);
  project.provide('postgresTemplate', template);
  // Tests make thousands of folders; they leave with the run, whatever becomes of the tests.
  const folder = mkdtempSync(join(tmpdir(), 'opora-tests-'));
  process.env.TMPDIR = folder;
  return async () => {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makePgliteTemplate(path: string): Promise<void> {
  const owner = await openPglite({ folder: null, username: 'postgres', base: null });
  await migrate(owner.db as unknown as Kysely<never>);
  await loadReferenceData(owner.db);
  writeFileSync(path, await owner.embedded.dump());
  await owner.close();
}

/** Copying files takes a tenth of the time of unpacking them, and dozens of tests start a program. */
async function unpackTemplate(template: string, folder: string): Promise<void> {
  const unfinished = `${folder}-${process.pid}`;
  const database = await openPglite({
    folder: unfinished,
    username: 'opora_app',
    base: readFileSync(template)
  });
  await database.close();
  renameSync(unfinished, folder);
}

async function makePostgresTemplate(adminUrl: string, template: string): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(
    `do $$ begin create role ${LOGIN} login createrole; exception when duplicate_object then null; end $$`
  );
  await admin.query(`create database ${template} owner ${LOGIN}`);
  await admin.end();
  const url = asLogin(adminUrl, template);
  const { db } = postgresHandle<never>(url, null, 1);
  await migrate(db);
  await db.destroy();
  const app = postgresHandle<Schema>(url, 'opora_app', 1);
  await loadReferenceData(app.db);
  await app.db.destroy();
}

export function asLogin(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = LOGIN;
  url.pathname = `/${database}`;
  return url.href;
}

function keyOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const file of existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
      : []) {
      if (file.isFile() && !file.name.endsWith('.test.ts'))
        hash.update(readFileSync(join(file.parentPath, file.name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
