import { type Kysely, sql } from 'kysely';

/**
 * A discussion may be prolonged; the last day that was announced first stays known. While a body leaves or arrives
 * nobody comments: what came in between would be lost.
 */
export async function up(db: Kysely<never>) {
  for (const table of ['consultation', 'published_consultation'])
    await sql`alter table ${sql.table(table)} add column prolonged_from date check (prolonged_from < closes_on)`.execute(
      db
    );
  await sql`
    create policy whole on consultation as restrictive
    using (
      not exists (
        select from body_removal as leaving
        where leaving.body_id = consultation.body_id and leaving.begun_at is not null and leaving.ended_at is null
      )
      or (select current_setting('app.leaving', true)) = 'on'
      or current_user = 'opora_backup'
    )
    with check (true)`.execute(db);
}
