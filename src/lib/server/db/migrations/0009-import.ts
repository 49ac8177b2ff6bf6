import { type Kysely, sql } from 'kysely';

/**
 * A file that waits to be imported into a plan, or was. Rows that an import adds are written in short batches under
 * its id, and nobody sees them until the one row of the import says that it was applied: all of them appear at once.
 */
export async function up(db: Kysely<never>) {
  await sql`
    create table import_run (
      body_id     uuid not null references planning_body,
      id          uuid not null,
      plan_id     uuid not null,
      file_hash   text not null check (file_hash ~ '^[0-9a-f]{64}$'),
      file_name   text not null check (length(file_name) between 1 and 200),
      wanted      text check (wanted in ('measures', 'services', 'capacity')),
      actor_id    uuid references actor,
      uploaded_at timestamptz not null default now(),
      applied_at  timestamptz,
      primary key (body_id, id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade
    )`.execute(db);
  await sql`select own_by_body('import_run')`.execute(db);

  for (const table of ['priority', 'goal', 'measure', 'activity', 'indicator', 'capacity_cell']) {
    const name = sql.table(table);
    await sql`
      alter table ${name} add column import_id uuid,
      add foreign key (body_id, import_id) references import_run (body_id, id)`.execute(db);
    await sql`create index on ${name} (body_id, import_id) where import_id is not null`.execute(db);
    // A backup takes the waiting rows too: costs hang on them.
    await sql`
      create policy applied on ${name} as restrictive
      using (
        import_id is null
        or import_id::text = (select current_setting('app.import', true))
        or import_id in (select run.id from import_run as run where run.applied_at is not null)
        or current_user = 'opora_backup'
      )
      with check (true)`.execute(db);
  }
}
