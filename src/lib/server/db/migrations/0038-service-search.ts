import { type Kysely, sql } from 'kysely';

/** The search finds services of the directory; each row says what of it the search has seen. */
export async function up(db: Kysely<never>) {
  await sql`
    alter table published_service
      -- The change that was indexed, and by which dictionary; null: the search has not seen the row yet.
      add column indexed_change timestamptz,
      add column indexed_mark integer`.execute(db);
}
