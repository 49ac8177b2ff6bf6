import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Waits until every file of a folder is on the disk, and the names that lead to it. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await syncPath(join(entry.parentPath, entry.name));
  }
  await syncPath(folder);
}

/** The same for one file, or for the names in one folder. */
export async function syncPath(path: string): Promise<void> {
  // Windows cannot open a folder; its file system writes the name with the file.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
