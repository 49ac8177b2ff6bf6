import { type Kysely, sql } from 'kysely';

/** A discussion may be prolonged; the last day that was announced first stays known. */
export async function up(db: Kysely<never>) {
  for (const table of ['consultation', 'published_consultation'])
    await sql`alter table ${sql.table(table)} add column prolonged_from date check (prolonged_from < closes_on)`.execute(
      db
    );
}
