import { type Kysely, sql } from 'kysely';

/**
 * With which dictionary and lists an entry was analysed. What was analysed with others is indexed anew
 * after the start; 0 is no analysis at all.
 */
export async function up(db: Kysely<never>) {
  await sql`alter table published_search_entry add column analysis integer not null default 0`.execute(db);
  await sql`
    create index published_search_entry_analysis on published_search_entry (source, analysis, body_id)`.execute(
    db
  );
}
