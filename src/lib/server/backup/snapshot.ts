import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/db.ts';
import { type AppliedMigration, readMigrations, readTables, type TableShape } from './catalogue.ts';
import {
  type Before,
  countWritten,
  nextLimit,
  type Page,
  readKeys,
  readPage,
  readSince
} from './read-rows.ts';

/** What is read, in this order: pages of rows, then what changed meanwhile, then how many rows there are. */
export type Read =
  | { kind: 'rows' | 'later'; table: string; lines: string[] }
  | { kind: 'kept'; table: string; lines: string[] }
  | { kind: 'count'; table: string; rows: number };

export type Snapshot = {
  migrations: AppliedMigration[];
  tables: TableShape[];
  /** The rows of all tables at one moment. */
  read(): AsyncGenerator<Read>;
};

/**
 * Opens all rows of all bodies for reading, as the role `opora_backup`. People go on working meanwhile.
 * On PostgreSQL one transaction sees one moment. The embedded database has one connection, which nobody may keep for
 * long, so it is read in short pieces and then caught up with (docs/decisions/0012-backup.md).
 */
export async function openSnapshot(
  { engine, bulkDb }: Database,
  leftOut: ReadonlySet<string>
): Promise<Snapshot> {
  const db = bulkDb as unknown as Kysely<never>;
  const tables = (await readTables(db)).filter(({ name }) => !leftOut.has(name));
  const migrations = await readMigrations(db);
  return {
    migrations,
    tables,
    read: () => (engine === 'postgres' ? readAtOnce(db, tables) : readInPieces(db, tables))
  };
}

async function* readAtOnce(db: Kysely<never>, tables: readonly TableShape[]): AsyncGenerator<Read> {
  const tx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  try {
    await sql`set local role opora_backup`.execute(tx);
    for (const { name, table } of tables.map((table) => ({ name: table.name, table }))) {
      let rows = 0;
      for await (const lines of pagesOf(table, (work) => work(tx), null)) {
        rows += lines.length;
        yield { kind: 'rows', table: name, lines };
      }
      yield { kind: 'count', table: name, rows };
    }
  } finally {
    await tx.rollback().execute();
  }
}

/** Runs work on a handle that may read everything, and gives the connection back. */
type Lease = <T>(work: (tx: Kysely<never>) => Promise<T>) => Promise<T>;

async function* readInPieces(db: Kysely<never>, tables: readonly TableShape[]): AsyncGenerator<Read> {
  const lease: Lease = (work) =>
    db.transaction().execute(async (tx) => {
      await sql`set local role opora_backup`.execute(tx);
      return work(tx);
    });
  // Rows written by this transaction or a later one are left for the end.
  const transaction = await lease(nextTransaction);
  const seen = new Map<string, number>();
  for (const table of tables) {
    for await (const lines of pagesOf(table, lease, transaction)) {
      seen.set(table.name, (seen.get(table.name) ?? 0) + lines.length);
      yield { kind: 'rows', table: table.name, lines };
    }
  }
  yield* await lease((tx) => readWhatChanged(tx, tables, transaction, seen));
}

async function* pagesOf(table: TableShape, lease: Lease, before: Before): AsyncGenerator<string[]> {
  let page: Page = { lines: [], last: null };
  do {
    const { last } = page;
    const limit = nextLimit(page);
    page = await lease((tx) => readPage(tx, table, last, limit, before));
    if (page.lines.length) yield page.lines;
    if (page.lines.length < limit) return;
  } while (page.last);
}

/** The moment of the backup: what was written since it began, and which of the rows already read are no more. */
async function readWhatChanged(
  tx: Kysely<never>,
  tables: readonly TableShape[],
  transaction: string,
  seen: ReadonlyMap<string, number>
): Promise<Read[]> {
  const counts = new Map((await countWritten(tx, tables, transaction)).map((count) => [count.name, count]));
  const changes: Read[] = [];
  for (const table of tables) {
    const { old, changed } = counts.get(table.name) ?? { old: 0, changed: 0 };
    if ((seen.get(table.name) ?? 0) !== old) {
      if (table.key.length === 0) throw new Error(`${table.name} lost rows, but has no key to say which.`);
      changes.push({ kind: 'kept', table: table.name, lines: await readKeys(tx, table, transaction) });
    }
    if (changed > 0) {
      changes.push({ kind: 'later', table: table.name, lines: await readSince(tx, table, transaction) });
    }
    changes.push({ kind: 'count', table: table.name, rows: old + changed });
  }
  return changes;
}

async function nextTransaction(tx: Kysely<never>): Promise<string> {
  const { rows } = await sql<{ next: string }>`
    select (pg_snapshot_xmax(pg_current_snapshot())::text::bigint % 4294967296)::text as next`.execute(tx);
  return rows[0]?.next ?? '0';
}
