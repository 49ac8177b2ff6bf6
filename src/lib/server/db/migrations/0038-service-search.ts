import { type Kysely, sql } from 'kysely';

/** The search finds services of the directory; each row says what of it the search has seen. */
export async function up(db: Kysely<never>) {
  await sql`
    alter table published_service
      -- The change that was indexed, and by which dictionary; null: the search has not seen the row yet.
      add column indexed_change timestamptz,
      add column indexed_mark integer`.execute(db);
  // That the search has seen a row changes nothing of the directory. Every change of a row says when it was.
  await sql`drop trigger raise_directory_revision on published_service`.execute(db);
  await sql`
    create trigger raise_directory_revision
    after insert or update of modified_at or delete or truncate on published_service
    for each statement execute function raise_directory_revision()`.execute(db);
}
