import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
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
  /**
   * Removes a file that was last brought before a moment, for good unless `isNeeded` says otherwise at the last moment.
   * Whoever brings the same content meanwhile keeps it. False when it stays.
   */
  removeUnused(
    hash: FileHash,
    before: Date,
    isNeeded: (hash: FileHash) => Promise<boolean>
  ): Promise<boolean>;
  /** Ends removals that a crash cut short: what is needed comes back, the rest goes. */
  endRemovals(isNeeded: (hash: FileHash) => Promise<boolean>): Promise<void>;
};

export function hashOf(content: Uint8Array): FileHash {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of a text as it is written in a file, in UTF-8. */
export function hashOfText(text: string): FileHash {
  return createHash('sha256').update(text).digest('hex');
}

/** What is read of a file at once; 64 KiB, the usual, makes four times as many turns of the disk. */
const PIECE = 256 * 1024;

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
      // Brought again it is young again: a removal under way sees that, or the file is gone and is written anew.
      if (await touched(path)) return hash;
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
      return size === null
        ? null
        : { content: createReadStream(pathOf(hash), { highWaterMark: PIECE }), size };
    },
    async *list() {
      for (const shelf of (await readdir(folder).catch(absent)) ?? []) {
        for (const rest of await readdir(join(folder, shelf))) {
          if (HASH.test(shelf + rest)) yield shelf + rest;
        }
      }
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
    async removeUnused(hash, before, isNeeded) {
      if (((await timeOf(pathOf(hash))) ?? before) >= before) return false;
      const leaving = pathOf(hash) + LEAVING;
      // Out of everybody's sight first: from here on whoever brings it writes it anew.
      await rename(pathOf(hash), leaving).catch(absent);
      const broughtAgain = ((await timeOf(leaving)) ?? before) >= before;
      if (broughtAgain || (await isNeeded(hash))) {
        await putBack(leaving, pathOf(hash));
        return false;
      }
      await rm(leaving, { force: true });
      return true;
    },
    async endRemovals(isNeeded) {
      for (const shelf of (await readdir(folder).catch(absent)) ?? []) {
        for (const name of await readdir(join(folder, shelf))) {
          if (!name.endsWith(LEAVING)) continue;
          const path = join(folder, shelf, name.slice(0, -LEAVING.length));
          if (await isNeeded(shelf + name.slice(0, -LEAVING.length))) await putBack(path + LEAVING, path);
          else await rm(path + LEAVING, { force: true });
        }
      }
    }
  };
}

/** What ends the name of a file that is being removed; `list` does not show it. */
const LEAVING = '.leaving';

async function putBack(leaving: string, path: string): Promise<void> {
  await rename(leaving, path).catch(absent);
  await syncFolder(dirname(path));
}

async function touched(path: string): Promise<boolean> {
  const now = new Date();
  return (await utimes(path, now, now).catch(absent)) !== null;
}

async function timeOf(path: string): Promise<Date | null> {
  return (await stat(path).catch(absent))?.mtime ?? null;
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
