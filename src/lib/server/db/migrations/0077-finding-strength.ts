import { type Kysely, sql } from 'kysely';

/** How far a finding can be leaned on, and of which part of the territory it is. */
export async function up(db: Kysely<never>) {
  await sql`
    alter table finding
      add column strength text check (strength in ('strong', 'fair', 'weak')),
      add column place text check (length(place) between 1 and 120)`.execute(db);
}
