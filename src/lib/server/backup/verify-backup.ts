import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import {
  ArchiveError,
  type ArchiveOpening,
  type Entry,
  entryOf,
  LARGEST_ENTRY,
  type Manifest,
  readManifest,
  readOpening
} from './archive.ts';
import { BrokenTarError, readTar } from './tar.ts';

export type ArchiveEntry = { entry: Entry; content: Buffer };

/** Everything in an archive, one entry in memory at a time. @throws ArchiveError */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const stream = createReadStream(path).on('error', (error) => unzipped.destroy(error));
  const unzipped: Readable = stream.pipe(createGunzip());
  try {
    for await (const { name, content } of readTar(unzipped, LARGEST_ENTRY)) {
      const entry = entryOf(name);
      if (!entry) throw new ArchiveError('damaged', name);
      yield { entry, content };
    }
  } catch (error) {
    throw faultOf(error as NodeJS.ErrnoException);
  } finally {
    stream.destroy();
    unzipped.destroy();
  }
}

function faultOf(error: NodeJS.ErrnoException): Error {
  if (error instanceof BrokenTarError) return new ArchiveError('breaks-off', error.message);
  if (error.code === 'Z_BUF_ERROR') return new ArchiveError('breaks-off');
  if (error.code === 'Z_DATA_ERROR') {
    return new ArchiveError(/header/.test(error.message) ? 'not-a-backup' : 'damaged');
  }
  return error;
}

type Found = { tables: Map<string, { lines: number; hash: Hash }>; files: number; bytes: number };

/** Reads an archive to its end and believes it only when every count and checksum holds. @throws ArchiveError */
export async function verifyBackup(path: string): Promise<Manifest> {
  let opening: ArchiveOpening | null = null;
  let manifest: Manifest | null = null;
  const found: Found = { tables: new Map(), files: 0, bytes: 0 };
  for await (const { entry, content } of readArchive(path)) {
    if (manifest) throw new ArchiveError('damaged', 'something follows the manifest');
    if (entry.kind === 'opening') opening = readOpening(content);
    else if (!opening) throw new ArchiveError('not-a-backup');
    else if (entry.kind === 'manifest') manifest = readManifest(content);
    else count(found, entry, content);
  }
  if (!opening) throw new ArchiveError('not-a-backup');
  if (!manifest) throw new ArchiveError('breaks-off', 'no manifest');
  refuseMismatch(opening, manifest, found);
  return manifest;
}

function count(found: Found, entry: Entry, content: Buffer): void {
  if (entry.kind === 'file') {
    if (sha256(content) !== entry.hash) throw new ArchiveError('damaged', `files/${entry.hash}`);
    found.files += 1;
    found.bytes += content.length;
  } else if ('table' in entry) {
    const table = found.tables.get(entry.table) ?? { lines: 0, hash: createHash('sha256') };
    found.tables.set(entry.table, table);
    table.hash.update(content);
    if (entry.kind !== 'kept') table.lines += linesOf(content);
  }
}

function refuseMismatch(opening: ArchiveOpening, manifest: Manifest, found: Found): void {
  const same = JSON.stringify(opening.migrations) === JSON.stringify(manifest.migrations);
  if (!same) throw new ArchiveError('damaged', 'migrations');
  if (found.files !== manifest.files.count || found.bytes !== manifest.files.bytes) {
    throw new ArchiveError('damaged', 'files');
  }
  const known = new Set(manifest.tables.map(({ name }) => name));
  for (const name of found.tables.keys()) if (!known.has(name)) throw new ArchiveError('damaged', name);
  for (const { name, lines, sha256: expected } of manifest.tables) {
    const table = found.tables.get(name) ?? { lines: 0, hash: createHash('sha256') };
    if (table.lines !== lines || table.hash.digest('hex') !== expected) {
      throw new ArchiveError('damaged', name);
    }
  }
}

function linesOf(content: Buffer): number {
  let lines = 0;
  for (const byte of content) if (byte === 10) lines += 1;
  return lines;
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
