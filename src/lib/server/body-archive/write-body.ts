import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { messages } from '#lib/i18n/messages.ts';
import { CSV_START, csvLine } from '../csv.ts';
import type { Database } from '../db/db.ts';
import { TABLE_RULES } from '../db/table-rules.ts';
import type { FileStore } from '../files.ts';
import { BodyArchiveError } from './archive-fault.ts';
import { ARCHIVE_NAME, ARCHIVE_VERSION, type BodyManifest, SCHEMA_ADDRESS } from './archive-schema.ts';
import { archivedFiles } from './archived-files.ts';
import { type AsBody, asBody, rowsOf, stampOf } from './body-rows.ts';
import { type TravellingTable, travellingTables } from './travelling-tables.ts';
import { type Pieces, type ZipWriter, zipWriter } from './zip-writer.ts';

/** How often reading begins anew because somebody saved meanwhile. */
const MOST_ATTEMPTS = 5;

type From = { database: Pick<Database, 'bulkDb'>; files: Pick<FileStore, 'stream'> };

/**
 * Writes everything a planning body keeps into a ZIP at `path`, a page of rows or a piece of a file in memory at a time.
 * It gets its name once it is whole and on the disk. What is read in several turns is one moment: a file during which
 * somebody saved is written again.
 * @throws BodyArchiveError `busy` when people save all the time
 */
export async function writeBody(
  from: From,
  body: PlanningBody,
  path: string,
  at: Date
): Promise<BodyManifest> {
  const run = asBody(from.database, body.bodyId);
  const tables = await run(travellingTables);
  const part = `${path}.part`;
  try {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const before = await stampOf(tables, body.bodyId, run);
      const manifest = await writeOnce(from, { body, tables, run }, part, at);
      if ((await stampOf(tables, body.bodyId, run)) !== before) continue;
      await rename(part, path);
      return manifest;
    }
    throw new BodyArchiveError('busy');
  } finally {
    await rm(part, { force: true });
  }
}

type Reading = { body: PlanningBody; tables: readonly TravellingTable[]; run: AsBody };

async function writeOnce(from: From, reading: Reading, path: string, at: Date): Promise<BodyManifest> {
  const file = await open(path, 'w', 0o600);
  try {
    const zip = zipWriter(file, at);
    await zip.add('CITAJMA.txt', [readme(reading.body, at)]);
    const manifest: BodyManifest = {
      ...{ format: ARCHIVE_NAME, version: ARCHIVE_VERSION, createdAt: at.toISOString() },
      body: bodyOf(reading.body),
      events: await headOf(reading),
      tables: await writeTables(zip, reading),
      files: await writeFiles(zip, from.files, reading)
    };
    // Last, when everything is counted; a reader of ZIP finds it by its name.
    await zip.add('opora.json', [`${JSON.stringify(manifest, null, 2)}\n`]);
    await zip.finish();
    await file.sync();
    return manifest;
  } finally {
    await file.close();
  }
}

function bodyOf({ kind, name, slug, unitCode }: PlanningBody): BodyManifest['body'] {
  return { kind, name, slug, unitCode };
}

function readme({ name }: PlanningBody, at: Date): string {
  const t = messages('sk');
  const day = new Intl.DateTimeFormat('sk', { dateStyle: 'long', timeZone: 'Europe/Bratislava' }).format(at);
  return t('bodyArchive.readme', { name, day, schema: SCHEMA_ADDRESS }).replaceAll('\n', '\r\n');
}

async function headOf({ body, run }: Reading): Promise<BodyManifest['events']> {
  const head = await run((tx) =>
    (tx as unknown as Database['db'])
      .selectFrom('eventHead')
      .select(['sequence', 'chainHash'])
      .where('bodyId', '=', body.bodyId)
      .executeTakeFirst()
  );
  return head ? { chained: head.sequence, head: head.chainHash } : null;
}

async function writeTables(zip: ZipWriter, reading: Reading): Promise<BodyManifest['tables']> {
  const written: BodyManifest['tables'] = [];
  for (const table of reading.tables.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const hash = createHash('sha256');
    const count = { rows: 0 };
    await zip.add(`data/${table.name}.json`, hashed(jsonOf(table, reading, count), hash));
    written.push({ name: table.name, rows: count.rows, sha256: hash.digest('hex') });
    if (TABLE_RULES[table.name]?.sheet && count.rows > 0) {
      await zip.add(`tabulky/${table.name}.csv`, csvOf(table, reading));
    }
  }
  return written;
}

async function* hashed(pieces: Pieces, hash: ReturnType<typeof createHash>): AsyncGenerator<string> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece as string;
  }
}

/** A list of rows, each on its line. */
async function* jsonOf(
  table: TravellingTable,
  { body, tables, run }: Reading,
  count: { rows: number }
): AsyncGenerator<string> {
  yield '[';
  for await (const lines of rowsOf(table, tables, body.bodyId, run)) {
    yield `${count.rows > 0 ? ',' : ''}\n${lines.join(',\n')}`;
    count.rows += lines.length;
  }
  yield '\n]\n';
}

async function* csvOf(table: TravellingTable, { body, tables, run }: Reading): AsyncGenerator<string> {
  const names = table.columns.map(({ name }) => name);
  yield CSV_START + csvLine(names);
  for await (const lines of rowsOf(table, tables, body.bodyId, run)) {
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    yield rows.map((row) => csvLine(names.map((name) => row[name]))).join('');
  }
}

async function writeFiles(
  zip: ZipWriter,
  files: From['files'],
  { body, run }: Reading
): Promise<BodyManifest['files']> {
  const written: BodyManifest['files'] = [];
  for (const { path, hash } of await archivedFiles(body.bodyId, run)) {
    const file = await files.stream(hash);
    // A row whose file is gone is the business of the check of backups; the rest of the body still leaves.
    if (!file) continue;
    written.push({ path, sha256: hash, size: await zip.add(path, file.content) });
  }
  return written;
}
