import { type Kysely, sql } from 'kysely';

/**
 * What a file adds to the directory is written in short batches under the id of its import, and nobody sees it until the
 * one row of `waiting_import` is gone: all of it appears at once. Every body reads providers and services, so the row
 * is read by all too.
 */
export async function up(db: Kysely<never>) {
  await sql`
    create table waiting_import (
      id              uuid primary key,
      steward_body_id uuid not null references planning_body
    )`.execute(db);
  const kept = sql`steward_body_id = (select current_body())`;
  await sql`alter table waiting_import enable row level security`.execute(db);
  await sql`alter table waiting_import force row level security`.execute(db);
  await sql`create policy readable on waiting_import for select using (true)`.execute(db);
  await sql`create policy kept_insert on waiting_import for insert with check (${kept})`.execute(db);
  await sql`create policy kept_update on waiting_import for update using (${kept}) with check (${kept})`.execute(
    db
  );
  await sql`create policy kept_delete on waiting_import for delete using (${kept})`.execute(db);
  await sql`grant select, insert, update, delete on waiting_import to opora_app`.execute(db);

  for (const table of ['provider', 'service', 'capacity', 'service_fact']) {
    const name = sql.table(table);
    await sql`alter table ${name} add column import_id uuid`.execute(db);
    await sql`create index on ${name} (import_id) where import_id is not null`.execute(db);
    // A backup takes the waiting rows too, with the row that says so.
    await sql`
      create policy applied on ${name} as restrictive
      using (
        import_id is null
        or import_id::text = (select current_setting('app.import', true))
        or import_id not in (select waiting.id from waiting_import as waiting)
        or current_user = 'opora_backup'
      )
      with check (true)`.execute(db);
  }
  await sql`create index on capacity (service_id)`.execute(db);
}
