import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Manifest } from '#lib/server/backup/archive.ts';
import { readArchive } from '#lib/server/backup/verify-backup.ts';
import { writeBackup } from '#lib/server/backup/write-backup.ts';
import type { Database } from '#lib/server/db/db.ts';
import { type FileStore, folderFileStore } from '#lib/server/files.ts';
import { asLogin } from '../global-setup.ts';
import { aFolder } from './folders.ts';

export function someFiles(): FileStore {
  return folderFileStore(aFolder());
}

/** A backup of a database in a file of its own. */
export async function aBackup(
  database: Database,
  files: FileStore = someFiles()
): Promise<{ path: string; manifest: Manifest }> {
  const path = join(aFolder(), 'zaloha.tar.gz');
  const manifest = await writeBackup({ database, files }, createWriteStream(path), new Date());
  return { path, manifest };
}

/** Every row in an archive, table by table, in an order of their own. */
export async function rowsIn(path: string): Promise<Map<string, string[]>> {
  const tables = new Map<string, string[]>();
  for await (const { entry, content } of readArchive(path)) {
    if (entry.kind !== 'rows' && entry.kind !== 'later') continue;
    const lines = content.toString('utf8').trimEnd().split('\n');
    tables.set(entry.table, [...(tables.get(entry.table) ?? []), ...lines]);
  }
  for (const lines of tables.values()) lines.sort();
  return tables;
}

/** The address of a new, empty PostgreSQL database. */
export async function anEmptyPostgres(): Promise<string> {
  const adminUrl = inject('postgresAdmin');
  if (!adminUrl) throw new Error('There is no PostgreSQL to test on.');
  const name = `opora_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(`create database ${name} owner opora_test`);
  await admin.end();
  return asLogin(adminUrl, name);
}
