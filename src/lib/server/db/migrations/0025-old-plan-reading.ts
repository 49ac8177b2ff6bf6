import { type Kysely, sql } from 'kysely';

/**
 * Old plans are read in the background: until then their file is kept, and after a restart the reading goes on. Those
 * that were read before stay as they are.
 */
export async function up(db: Kysely<never>) {
  await sql`
    alter table old_plan
      add column hash text check (hash ~ '^[0-9a-f]{64}$'),
      add column reading text not null default 'read'
        check (reading in ('waiting', 'reading', 'read', 'failed')),
      add column fault text,
      add column attempts smallint not null default 0,
      add column started_at timestamptz`.execute(db);
}
