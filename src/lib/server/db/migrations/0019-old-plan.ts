import { type Kysely, sql } from 'kysely';

/**
 * A plan of the last period, read piece by piece, until somebody has placed each piece in the new one. The file itself is
 * not kept. A piece that is placed in a part is the block of the same id.
 */
export async function up(db: Kysely<never>) {
  await sql`
    create table old_plan (
      body_id   uuid not null references planning_body,
      id        uuid not null,
      plan_id   uuid not null,
      file_name text not null check (length(file_name) between 1 and 200),
      format    text not null check (format in ('docx', 'pdf')),
      -- What reading left out on purpose: running heads, pictures, pages without text.
      left_out  jsonb not null,
      actor_id  uuid references actor,
      read_at   timestamptz not null default now(),
      -- All pieces are there.
      staged_at timestamptz,
      primary key (body_id, id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade
    )`.execute(db);
  await sql`create index on old_plan (body_id, plan_id)`.execute(db);
  await sql`select own_by_body('old_plan')`.execute(db);

  await sql`
    create table old_plan_piece (
      body_id       uuid not null references planning_body,
      id            uuid not null,
      old_plan_id   uuid not null,
      place         integer not null check (place >= 0),
      content       jsonb not null,
      under         text not null,
      section       text,
      rows          jsonb,
      state         text not null default 'waiting' check (state in ('waiting', 'placed', 'discarded')),
      import_run_id uuid,
      read_at       timestamptz not null default now(),
      primary key (body_id, id),
      unique (body_id, old_plan_id, place),
      foreign key (body_id, old_plan_id) references old_plan (body_id, id) on delete cascade,
      foreign key (body_id, import_run_id) references import_run (body_id, id) on delete set null (import_run_id)
    )`.execute(db);
  await sql`select own_by_body('old_plan_piece')`.execute(db);
}
