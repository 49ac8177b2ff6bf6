import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** SHA-256 of a file's content in hex: its only name. */
export type FileHash = string;

/** Files outside the database, addressed by content. A file is on the disk before a row speaks of it. */
export type FileStore = {
  put(content: Uint8Array): Promise<FileHash>;
  get(hash: FileHash): Promise<Buffer | null>;
  stream(hash: FileHash): Promise<{ content: Readable; size: number } | null>;
  /** Every hash that is kept, for backup and for collecting what nothing refers to. */
  list(): AsyncIterable<FileHash>;
  remove(hash: FileHash): Promise<void>;
};

export function hashOf(content: Uint8Array): FileHash {
  return createHash('sha256').update(content).digest('hex');
}

const HASH = /^[0-9a-f]{64}$/;

/** Keeps files in a folder, `ab/cdef…`, written whole and synced before they get their name. */
export function folderFileStore(folder: string): FileStore {
  const pathOf = (hash: FileHash) => {
    // A hash from outside must never become a path of somebody's choosing.
    if (!HASH.test(hash)) throw new Error('Not a content hash.');
    return join(folder, hash.slice(0, 2), hash.slice(2));
  };
  return {
    async put(content) {
      const hash = hashOf(content);
      const path = pathOf(hash);
      if (await sizeOf(path)) return hash;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const part = `${path}.${randomUUID()}.part`;
      await writeSynced(part, content);
      await rename(part, path);
      await syncFolder(dirname(path));
      return hash;
    },
    get: (hash) => readFile(pathOf(hash)).catch(absent),
    async stream(hash) {
      const size = await sizeOf(pathOf(hash));
      return size === null ? null : { content: createReadStream(pathOf(hash)), size };
    },
    async *list() {
      for (const shelf of (await readdir(folder).catch(absent)) ?? []) {
        for (const rest of await readdir(join(folder, shelf))) {
          if (HASH.test(shelf + rest)) yield shelf + rest;
        }
      }
    },
    remove: (hash) => rm(pathOf(hash), { force: true })
  };
}

async function writeSynced(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; its file system writes the name with the file.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

async function sizeOf(path: string): Promise<number | null> {
  return (await stat(path).catch(absent))?.size ?? null;
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
