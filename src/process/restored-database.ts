import { existsSync } from 'node:fs';
import { open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a database is built from a backup, and where it waits, whole, to take the place of the old one. */
export const placesOf = (dataFolder: string) => ({
  current: join(dataFolder, 'database'),
  building: join(dataFolder, 'database.restoring'),
  waiting: join(dataFolder, 'database.restored')
});

/**
 * Puts a restored database that waits in the place of the old one, which is kept beside. Called before the database is
 * opened. A process killed between the two renamings leaves the restored one waiting, so the next start ends the work.
 * @returns the folder of the old database; null when nothing waits or there was none
 */
export async function adoptRestored(dataFolder: string, now: Date): Promise<string | null> {
  const { current, waiting } = placesOf(dataFolder);
  if (!existsSync(waiting)) return null;
  const before = `${current}.before-${now.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const hadOne = existsSync(current);
  if (hadOne) await rename(current, before);
  await rename(waiting, current);
  await syncPath(dataFolder);
  return hadOne ? before : null;
}

/** Marks a database built from a backup as whole, once every file of it is on the disk. */
export async function markWhole(dataFolder: string): Promise<void> {
  const { building, waiting } = placesOf(dataFolder);
  await syncTree(building);
  await rename(building, waiting);
  await syncPath(dataFolder);
}

async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await syncPath(join(entry.parentPath, entry.name));
  }
  await syncPath(folder);
}

async function syncPath(path: string): Promise<void> {
  // Windows cannot open a folder; its file system writes the name with the file.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
