import { type Kysely, sql } from 'kysely';

/** One table as the database itself describes it. */
export type TableShape = {
  name: string;
  /** Columns that are written; those the database computes are left to it. */
  columns: string[];
  /** Columns of the primary key in order, each with its type; empty where there is none. */
  key: { name: string; type: string }[];
};

/**
 * Rows that a backup leaves out: who is signed in now, and keys on their way by mail. After a restore people sign in
 * again, and a session that was ended does not come back.
 */
export const LEFT_OUT: ReadonlySet<string> = new Set(['user_session', 'user_verification']);

/** Every table of the installation but the list of migrations, by name. */
export async function readTables(db: Kysely<never>): Promise<TableShape[]> {
  const { rows } = await sql<TableShape>`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null))
          order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
    order by c.relname collate "C"`.execute(db);
  return rows;
}

export type AppliedMigration = { name: string; checksum: string };

/** The migrations a database went through, oldest first. */
export async function readMigrations(db: Kysely<never>): Promise<AppliedMigration[]> {
  const { rows } = await sql<AppliedMigration>`
    select name, checksum from schema_migration order by name collate "C"`.execute(db);
  return rows;
}
