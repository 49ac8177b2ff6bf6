import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CamelCasePlugin, type Kysely, sql } from 'kysely';
import { MIGRATIONS, type Migration } from './migrations/list.ts';

/** Why the database cannot be brought to this program's shape. */
export type MigrationFault =
  | { kind: 'newer-database'; name: string }
  | { kind: 'changed-migration'; name: string };

export class MigrationError extends Error {
  readonly fault: MigrationFault;
  constructor(fault: MigrationFault) {
    super(`${fault.kind}: ${fault.name}`);
    this.fault = fault;
  }
}

type Applied = { name: string; checksum: string };

/** Any number that only Opora's migrations use: two processes must not migrate one database at once. */
const ADVISORY_LOCK = 448_2008;

/**
 * Applies what is missing, each migration in a transaction of its own, and says which ones ran.
 * @param owner a handle as the owner of the schema, not as `opora_app`
 * @throws MigrationError when the database was made by a newer program, or a released migration was edited
 */
export async function migrate(
  owner: Kysely<never>,
  onProgress: (name: string) => void = () => {},
  migrations: readonly Migration[] = MIGRATIONS
): Promise<string[]> {
  const plain = owner.withPlugin(new CamelCasePlugin());
  await sql`
    create table if not exists schema_migration (
      name       text primary key,
      checksum   text not null,
      applied_at timestamptz not null default now()
    )`.execute(plain);
  const ran: string[] = [];
  for (const migration of migrations) {
    const checksum = await checksumOf(migration);
    const applied = await plain.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(tx);
      // Judged under the lock: another process may have just applied it.
      if (!pending([{ ...migration, checksum }], await appliedIn(tx)).length) return false;
      onProgress(migration.name);
      await migration.up(tx as Kysely<never>);
      await sql`insert into schema_migration (name, checksum) values (${migration.name}, ${checksum})`.execute(
        tx
      );
      return true;
    });
    if (applied) ran.push(migration.name);
  }
  await refuseForeign(await appliedIn(plain), migrations);
  return ran;
}

/** Whether anything would be applied; also for a role that may only read. */
export async function isUpToDate(db: Kysely<never>): Promise<boolean> {
  const exists = await sql<{
    found: string | null;
  }>`select to_regclass('public.schema_migration')::text as found`.execute(db);
  if (!exists.rows[0]?.found) return false;
  const applied = await appliedIn(db);
  await refuseForeign(applied, MIGRATIONS);
  const checked = await Promise.all(MIGRATIONS.map(async (m) => ({ ...m, checksum: await checksumOf(m) })));
  return pending(checked, applied).length === 0;
}

function pending(migrations: readonly (Migration & { checksum: string })[], applied: readonly Applied[]) {
  return migrations.filter((migration) => {
    const found = applied.find(({ name }) => name === migration.name);
    if (found && found.checksum !== migration.checksum) {
      throw new MigrationError({ kind: 'changed-migration', name: migration.name });
    }
    return !found;
  });
}

async function appliedIn(db: Kysely<never>): Promise<Applied[]> {
  return (await sql<Applied>`select name, checksum from schema_migration`.execute(db)).rows;
}

async function refuseForeign(applied: readonly Applied[], known: readonly Migration[]): Promise<void> {
  const foreign = applied.find(({ name }) => !known.some((migration) => migration.name === name));
  if (foreign) throw new MigrationError({ kind: 'newer-database', name: foreign.name });
}

async function checksumOf(migration: Migration): Promise<string> {
  const text = await readFile(new URL(`./migrations/${migration.name}.ts`, import.meta.url), 'utf8');
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}
