import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { messages } from '#lib/i18n/messages.ts';
import type { Manifest } from '#lib/server/backup/archive.ts';
import { readMigrations } from '#lib/server/backup/catalogue.ts';
import { loadBackup } from '#lib/server/backup/load-backup.ts';
import { verifyBackup } from '#lib/server/backup/verify-backup.ts';
import { refuseUnfitServer } from '#lib/server/db/open-database.ts';
import { openPglite } from '#lib/server/db/pglite.ts';
import { postgresHandle } from '#lib/server/db/postgres.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { archiveSentence } from './archive-faults.ts';
import type { CommandSays } from './command-channel.ts';
import { adoptRestored, markWhole, placesOf } from './restored-database.ts';
import type { Settings } from './settings.ts';

type Say = (says: CommandSays) => void;

const t = messages('sk');

/**
 * `opora restore FILE [--replace]`: everything from a backup, in place of what is there. The archive is read to its end
 * and believed before anything is touched.
 * @param running whether this process serves people from the database that is to be replaced
 */
export async function restore(
  words: readonly string[],
  settings: Settings,
  say: Say,
  running: boolean
): Promise<number> {
  const path = words.find((word) => !word.startsWith('--'));
  if (!path) {
    say({ error: t('console.usage') });
    return 2;
  }
  try {
    if (settings.databaseUrl && running) return refuse(say, t('restore.running'));
    say({ out: t('restore.verifying', { path }) });
    const manifest = await verifyBackup(path);
    if (settings.databaseUrl) {
      const replace = words.includes('--replace');
      return await restoreToPostgres(settings, settings.databaseUrl, path, manifest, replace, say);
    }
    await buildBeside(settings, path, manifest, say);
    if (running) {
      say({ out: t('restore.restart') });
      return 0;
    }
    const before = await adoptRestored(settings.dataFolder, new Date());
    say({ out: doneSentence(manifest) });
    if (before) say({ out: t('restore.kept', { folder: before }) });
    return 0;
  } catch (error) {
    return refuse(say, archiveSentence(error, path, settings));
  }
}

async function buildBeside(
  { dataFolder }: Settings,
  path: string,
  manifest: Manifest,
  say: Say
): Promise<void> {
  const { building, waiting } = placesOf(dataFolder);
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true, mode: 0o700 });
  say({ out: t('restore.building', { at: momentOf(manifest) }) });
  try {
    const owner = await openPglite({ folder: building, username: 'postgres', base: null });
    try {
      const files = folderFileStore(join(dataFolder, 'files'));
      await loadBackup(owner.db as unknown as Kysely<never>, files, path, manifest);
      await owner.exec('checkpoint');
    } finally {
      await owner.close();
    }
    if (existsSync(waiting)) await rm(waiting, { recursive: true });
    await markWhole(dataFolder);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
  }
}

/** One transaction replaces all rows, so the old state is there until the new one is whole. */
async function restoreToPostgres(
  { dataFolder }: Settings,
  url: string,
  path: string,
  manifest: Manifest,
  replace: boolean,
  say: Say
): Promise<number> {
  const { db: owner } = postgresHandle<never>(url, null, 1);
  try {
    await refuseUnfitServer(owner);
    const refusal = await refuseTarget(owner, manifest, replace);
    if (refusal) return refuse(say, refusal);
    say({ out: t('restore.building', { at: momentOf(manifest) }) });
    await loadBackup(owner, folderFileStore(join(dataFolder, 'files')), path, manifest);
    say({ out: doneSentence(manifest) });
    return 0;
  } finally {
    await owner.destroy();
  }
}

async function refuseTarget(
  owner: Kysely<never>,
  manifest: Manifest,
  replace: boolean
): Promise<string | null> {
  const { rows } = await sql<{ others: number; used: boolean }>`
    select (select count(*) from pg_stat_activity
        where datname = current_database() and application_name = 'opora' and pid <> pg_backend_pid()) as others,
      to_regclass('public.schema_migration') is not null as used`.execute(owner);
  if (rows[0]?.others) return t('restore.running');
  if (!rows[0]?.used) return null;
  const names = (steps: readonly { name: string }[]) => steps.map(({ name }) => name).join();
  if (names(await readMigrations(owner)) !== names(manifest.migrations)) return t('restore.otherLevel');
  if (replace) return null;
  const accounts = await sql<{ n: number }>`select count(*) as n from user_account`.execute(owner);
  return accounts.rows[0]?.n ? t('restore.occupied') : null;
}

function doneSentence(manifest: Manifest): string {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return t('restore.done', { at: momentOf(manifest), rows, files: manifest.files.count });
}

function momentOf({ createdAt }: Manifest): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Bratislava' } as const;
  return new Intl.DateTimeFormat('sk', format).format(new Date(createdAt));
}

function refuse(say: Say, sentence: string): 1 {
  say({ error: sentence });
  return 1;
}
