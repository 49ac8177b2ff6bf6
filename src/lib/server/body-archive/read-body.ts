import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readBlockContent } from '#lib/domain/plans/block-reading.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { TABLE_RULES } from '../db/table-rules.ts';
import { BodyArchiveError } from './archive-fault.ts';
import {
  ARCHIVE_NAME,
  ARCHIVE_VERSION,
  type BodyManifest,
  manifestSchema,
  rowSchema
} from './archive-schema.ts';
import type { TravellingTable } from './travelling-tables.ts';
import { openZip, type ZipReader } from './zip-reader.ts';

export type Row = Record<string, unknown>;

/** An archive that was read to its end and believed. */
export type ReadBody = {
  manifest: BodyManifest;
  rows: ReadonlyMap<string, Row[]>;
  /** The content of one file, by its place in the archive. */
  file(path: string): Promise<Buffer>;
  close(): Promise<void>;
};

/**
 * Reads the archive of a body and believes nothing of it: sizes and checksums, the schema of every row, the hash of
 * every wording and of every frozen version, the content of every file.
 * @throws BodyArchiveError
 */
export async function readBody(path: string, tables: readonly TravellingTable[]): Promise<ReadBody> {
  const zip = await openZip(path);
  try {
    const manifest = await readManifest(zip);
    const rows = new Map<string, Row[]>();
    for (const { name } of manifest.tables) {
      if (!tables.some((table) => table.name === name)) throw new BodyArchiveError('newer-program', name);
    }
    for (const table of tables) rows.set(table.name, await readRows(zip, manifest, table));
    refuseAlteredWordings(rows.get('wording') ?? []);
    refuseUnreadableBlocks(rows.get('block') ?? []);
    refuseUnreadableTwins(rows.get('translation') ?? []);
    refuseAlteredVersions(rows.get('plan_version') ?? []);
    await refuseMissingFiles(zip, manifest, rows);
    return { manifest, rows, file: (name) => zip.read(name), close: zip.close };
  } catch (error) {
    await zip.close();
    throw error;
  }
}

async function readManifest(zip: ZipReader): Promise<BodyManifest> {
  if (!zip.has('opora.json')) throw new BodyArchiveError('not-an-archive');
  const content = jsonOf(await zip.read('opora.json'), 'opora.json');
  const opening = z.object({ format: z.literal(ARCHIVE_NAME), version: z.int().positive() });
  const opened = opening.safeParse(content);
  if (!opened.success) throw new BodyArchiveError('not-an-archive');
  if (opened.data.version > ARCHIVE_VERSION) throw new BodyArchiveError('newer-format');
  const found = manifestSchema.safeParse(content);
  if (!found.success) throw new BodyArchiveError('not-by-schema', placeOf('opora.json', found.error));
  return found.data;
}

function jsonOf(content: Buffer, name: string): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    throw new BodyArchiveError('not-json', name);
  }
}

/** The rows of a table; none where an older program had no such table. */
async function readRows(zip: ZipReader, manifest: BodyManifest, table: TravellingTable): Promise<Row[]> {
  const promised = manifest.tables.find(({ name }) => name === table.name);
  if (!promised) return [];
  const name = `data/${table.name}.json`;
  const content = await zip.read(name);
  const rows = z.array(z.unknown()).safeParse(jsonOf(content, name));
  if (!rows.success) throw new BodyArchiveError('not-by-schema', name);
  if (sha256(content) !== promised.sha256 || rows.data.length !== promised.rows) {
    throw new BodyArchiveError('damaged', name);
  }
  const known = new Set(table.columns.map((column) => column.name));
  const schema = rowSchema(table);
  return rows.data.map((row, at) => {
    const read = schema.safeParse(row);
    if (read.success) return read.data;
    const more = Object.keys((row as Row | null) ?? {}).find((field) => !known.has(field));
    if (more) throw new BodyArchiveError('newer-program', `${name}, ${more}`);
    throw new BodyArchiveError('not-by-schema', placeOf(`${name}, ${at + 1}`, read.error));
  });
}

function placeOf(name: string, error: z.ZodError): string {
  return [name, error.issues[0]?.path.join('.')].filter(Boolean).join(', ');
}

function refuseAlteredWordings(wordings: readonly Row[]): void {
  for (const { hash, content } of wordings) {
    if (hashOfContent(content) !== hash) throw new BodyArchiveError('altered-version', `wording ${hash}`);
  }
}

/** Pages print blocks as they are: what no editor could have written is not taken. */
function refuseUnreadableBlocks(blocks: readonly Row[]): void {
  for (const { block_id, content } of blocks) {
    if ('faults' in readBlockContent(content)) {
      throw new BodyArchiveError('not-by-schema', `data/block.json, ${block_id}`);
    }
  }
}

/** The same of twins: words, or what a block may say. */
function refuseUnreadableTwins(twins: readonly Row[]): void {
  for (const { subject_id, text } of twins) {
    if (typeof text !== 'string' && 'faults' in readBlockContent(text)) {
      throw new BodyArchiveError('not-by-schema', `data/translation.json, ${subject_id}`);
    }
  }
}

function refuseAlteredVersions(versions: readonly Row[]): void {
  for (const { number, content_hash, document } of versions) {
    if (hashOfContent(document) !== content_hash) {
      throw new BodyArchiveError('altered-version', `${number}`);
    }
  }
}

function hashOfContent(content: unknown): string {
  return sha256(canonicalJson(content));
}

/** Every file that a row names is there and is what its name says; a file of an applied import is not kept anywhere. */
async function refuseMissingFiles(
  zip: ZipReader,
  { files }: BodyManifest,
  rows: ReadonlyMap<string, Row[]>
): Promise<void> {
  for (const { path, sha256: expected } of files) {
    if (!zip.has(path)) throw new BodyArchiveError('missing-file', path);
    if (sha256(await zip.read(path)) !== expected) throw new BodyArchiveError('damaged', path);
  }
  const there = new Set(files.map((file) => file.sha256));
  for (const [table, all] of rows) {
    if (table === 'import_run') continue;
    for (const column of TABLE_RULES[table]?.files ?? []) {
      // A plan that was read has let its file go.
      const missing = all.find((row) => row[column] != null && !there.has(row[column] as string));
      if (missing) throw new BodyArchiveError('missing-file', String(missing[column]));
    }
  }
}

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
