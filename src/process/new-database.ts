import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { placesOf } from './restored-database.ts';
import { syncPath, syncTree } from './synced-folder.ts';

/** The database that `npm start` builds beside the program, so that a new installation starts in seconds. */
const BASE = new URL('../../build/base', import.meta.url).pathname;

/**
 * Gives a new data folder its database: a copy of the built one, which has all migrations and the reference data. The
 * copy gets its name once it is whole and on the disk, so a process killed meanwhile leaves nothing half.
 */
export async function copyBase(dataFolder: string, base = BASE): Promise<void> {
  const { current } = placesOf(dataFolder);
  if (!existsSync(base) || !(await isNew(current))) return;
  const coming = join(dataFolder, 'database.new');
  await rm(coming, { recursive: true, force: true });
  try {
    await mkdir(coming, { mode: 0o700 });
    await cp(base, coming, { recursive: true });
    await syncTree(coming);
  } catch (error) {
    await rm(coming, { recursive: true, force: true });
    throw error;
  }
  await rm(current, { recursive: true, force: true });
  await rename(coming, current);
  await syncPath(dataFolder);
}

async function isNew(folder: string): Promise<boolean> {
  return !existsSync(folder) || (await readdir(folder)).length === 0;
}
