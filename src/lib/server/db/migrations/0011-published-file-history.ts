import { type Kysely, sql } from 'kysely';

/**
 * A file that was once given to the public stays known by its hash, so that whoever kept it can learn what it is
 * (page `/overenie`). At the version's address only the current one of each format is given.
 */
export async function up(db: Kysely<never>) {
  await sql`alter table published_file drop constraint published_file_pkey`.execute(db);
  await sql`
    alter table published_file
      add column current boolean not null default true,
      add primary key (body_id, plan_id, number, format, file_hash)`.execute(db);
  await sql`
    create unique index published_file_current on published_file (body_id, plan_id, number, format)
    where current`.execute(db);
}
