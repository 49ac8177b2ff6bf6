import { type Kysely, sql } from 'kysely';
import { isUpToDate, migrate } from '../db/migrate.ts';
import { MIGRATIONS } from '../db/migrations/list.ts';
import type { FileStore } from '../files.ts';
import { ArchiveError, type Manifest } from './archive.ts';
import { readMigrations, readTables, type TableShape } from './catalogue.ts';
import { readArchive } from './verify-backup.ts';

/**
 * Fills a database from a verified archive: brings it to the shape the archive was written in, replaces all rows in one
 * transaction, then brings it to the shape of this program. Files come first, as they do when people work.
 * @param owner a handle of one connection as the owner of the tables
 * @throws ArchiveError when the archive was written by a newer or a different program
 */
export async function loadBackup(
  owner: Kysely<never>,
  files: FileStore,
  path: string,
  manifest: Manifest,
  onProgress: (name: string) => void = () => {}
): Promise<void> {
  refuseForeignArchive(manifest);
  const names = new Set(manifest.migrations.map(({ name }) => name));
  await migrate(
    owner,
    onProgress,
    MIGRATIONS.filter(({ name }) => names.has(name))
  );
  await refuseOtherSteps(owner, manifest);
  await owner.transaction().execute(async (tx) => {
    const tables = await readTables(tx);
    const mend = await loosen(tx, tables);
    await fill(tx, files, path, tables);
    await mend();
    await refuseOtherCounts(tx, manifest);
  });
  await migrate(owner, onProgress);
  if (!(await isUpToDate(owner)))
    throw new Error('The restored database is not in the shape of this program.');
}

/** An archive of a newer program holds what this one does not know. */
function refuseForeignArchive({ migrations }: Manifest): void {
  const known = MIGRATIONS.map(({ name }) => name);
  const foreign = migrations.find(({ name }) => !known.includes(name));
  if (foreign) throw new ArchiveError('newer-program', foreign.name);
}

async function refuseOtherSteps(owner: Kysely<never>, { migrations }: Manifest): Promise<void> {
  const own = await readMigrations(owner);
  const checksums = new Map(own.map(({ name, checksum }) => [name, checksum]));
  const other = migrations.find(({ name, checksum }) => checksums.get(name) !== checksum);
  if (other) throw new ArchiveError('other-program', other.name);
}

/**
 * Takes away for the time of loading what looks at rows one by one: references between tables, and the rule that the
 * owner too sees one body only. Returns what puts everything back; references are then checked as a whole.
 */
async function loosen(tx: Kysely<never>, tables: readonly TableShape[]): Promise<() => Promise<void>> {
  const { rows: references } = await sql<{ drop: string; add: string }>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
    order by conrelid, conname`.execute(tx);
  const { rows: forced } = await sql<{ table: string }>`
    select oid::regclass::text as table from pg_class
    where relnamespace = 'public'::regnamespace and relforcerowsecurity`.execute(tx);
  const run = async (statements: readonly string[]) => {
    for (const statement of statements) await sql.raw(statement).execute(tx);
  };
  await run(references.map(({ drop }) => drop));
  await run(forced.map(({ table }) => `alter table ${table} no force row level security`));
  await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(tx);
  return async () => {
    await run(references.map(({ add }) => add));
    await run(forced.map(({ table }) => `alter table ${table} force row level security`));
  };
}

async function fill(
  tx: Kysely<never>,
  files: FileStore,
  path: string,
  tables: readonly TableShape[]
): Promise<void> {
  const shapes = new Map(tables.map((table) => [table.name, table]));
  for await (const { entry, content } of readArchive(path)) {
    if (entry.kind === 'file') await files.put(content);
    if (!('table' in entry)) continue;
    const table = shapes.get(entry.table);
    if (!table) throw new ArchiveError('other-program', entry.table);
    if (entry.kind === 'kept') await removeOthers(tx, table, content);
    else await insert(tx, table, content);
  }
}

async function insert(tx: Kysely<never>, { name, columns }: TableShape, content: Buffer): Promise<void> {
  const into = sql.join(columns.map((column) => sql.ref(column)));
  const rows = `[${content.toString('utf8').trimEnd().replaceAll('\n', ',')}]`;
  await sql`
    insert into ${sql.table(name)} (${into})
    select ${into} from json_populate_recordset(null::${sql.table(name)}, ${rows}::text::json)`.execute(tx);
}

/** Removes rows that were changed or deleted between being read and the moment of the backup. */
async function removeOthers(tx: Kysely<never>, { name, key }: TableShape, content: Buffer): Promise<void> {
  const keys = `[${content.toString('utf8').trimEnd().replaceAll('\n', ',')}]`;
  const columns = sql.join(key.map((column) => sql`${sql.ref(`t.${column.name}`)}::text`));
  await sql`
    delete from ${sql.table(name)} t
    where to_jsonb(array[${columns}]) not in (select value::jsonb from json_array_elements(${keys}::text::json))`.execute(
    tx
  );
}

async function refuseOtherCounts(tx: Kysely<never>, manifest: Manifest): Promise<void> {
  for (const { name, rows } of manifest.tables) {
    const counted = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(tx);
    if (counted.rows[0]?.n !== rows) throw new ArchiveError('damaged', `${name}: ${counted.rows[0]?.n} rows`);
  }
}
