import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { syncPath, syncTree } from './synced-folder.ts';

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
