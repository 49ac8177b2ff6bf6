import { createHash, type Hash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database } from '../db/db.ts';
import type { FileStore } from '../files.ts';
import { ARCHIVE_FORMAT, type ArchiveTable, type Manifest, partName } from './archive.ts';
import { LEFT_OUT } from './catalogue.ts';
import { openSnapshot, type Read, type Snapshot } from './snapshot.ts';
import { TAR_END, tarHeader, tarPadding } from './tar.ts';

/**
 * Writes the whole installation into `sink` while people work, a page of rows or one file in memory at a time.
 * @returns what was written
 */
export async function writeBackup(
  { database, files }: { database: Database; files: FileStore },
  sink: Writable,
  at: Date
): Promise<Manifest> {
  const snapshot = await openSnapshot(database, LEFT_OUT);
  const result: { manifest?: Manifest } = {};
  const pieces = archiveOf(snapshot, files, at, database.engine, (manifest) => {
    result.manifest = manifest;
  });
  await pipeline(Readable.from(pieces, { objectMode: false }), createGzip({ level: 5 }), sink);
  if (!result.manifest) throw new Error('The backup ended before its manifest.');
  return result.manifest;
}

async function* archiveOf(
  snapshot: Snapshot,
  files: FileStore,
  at: Date,
  engine: Database['engine'],
  done: (manifest: Manifest) => void
): AsyncGenerator<Buffer> {
  const { migrations } = snapshot;
  const opening = { format: ARCHIVE_FORMAT, createdAt: at.toISOString(), engine, migrations };
  yield* jsonEntry('opora.json', opening, at);
  const tally = new Map(snapshot.tables.map(({ name }) => [name, newTally()]));
  for await (const read of snapshot.read()) {
    const table = tally.get(read.table) as Tally;
    if (read.kind === 'count') table.rows = read.rows;
    else yield* rowsEntry(read, table, at);
  }
  // After the rows: a file is on the disk before a row speaks of it.
  const kept = { count: 0, bytes: 0 };
  for await (const hash of files.list()) {
    const file = await files.stream(hash);
    if (!file) continue;
    kept.count += 1;
    kept.bytes += file.size;
    yield tarHeader(`files/${hash}`, file.size, at);
    for await (const chunk of file.content) yield chunk as Buffer;
    yield tarPadding(file.size);
  }
  const manifest = { ...opening, tables: [...tally].map(tableOf), files: kept };
  yield* jsonEntry('manifest.json', manifest, at);
  yield TAR_END;
  done(manifest);
}

type Tally = { rows: number; lines: number; parts: number; hash: Hash };

function newTally(): Tally {
  return { rows: 0, lines: 0, parts: 0, hash: createHash('sha256') };
}

function tableOf([name, { rows, lines, hash }]: [string, Tally]): ArchiveTable {
  return { name, rows, lines, sha256: hash.digest('hex') };
}

function* rowsEntry(read: Exclude<Read, { kind: 'count' }>, table: Tally, at: Date): Generator<Buffer> {
  const content = Buffer.from(read.lines.map((line) => `${line}\n`).join(''));
  table.hash.update(content);
  if (read.kind !== 'kept') {
    table.lines += read.lines.length;
    table.parts += 1;
  }
  const name =
    read.kind === 'kept' ? `kept/${read.table}.ndjson` : partName(read.kind, read.table, table.parts);
  yield* entry(name, content, at);
}

function* jsonEntry(name: string, value: unknown, at: Date): Generator<Buffer> {
  yield* entry(name, Buffer.from(JSON.stringify(value, null, 2)), at);
}

function* entry(name: string, content: Buffer, at: Date): Generator<Buffer> {
  yield tarHeader(name, content.length, at);
  yield content;
  yield tarPadding(content.length);
}
