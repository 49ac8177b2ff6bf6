import { type Kysely, sql } from 'kysely';

/** What people report as wrong in the directory, and records of one service that became one. */
export async function up(db: Kysely<never>) {
  await sql`
    create table wrong_record_report (
      body_id     uuid not null references planning_body,
      id          uuid not null default gen_random_uuid(),
      service_id  uuid not null references service on delete cascade,
      what        text not null check (length(what) between 1 and 2000),
      -- Kept until the report is closed, and no longer.
      contact     text check (length(contact) between 1 and 254),
      language    text not null check (language in ('sk', 'en')),
      reported_at timestamptz not null,
      closed_at   timestamptz,
      answer      text check (length(answer) <= 2000),
      closed_by   uuid references actor,
      primary key (body_id, id),
      check ((closed_at is null) = (answer is null)),
      check (closed_at is null or contact is null)
    )`.execute(db);
  await sql`create index on wrong_record_report (service_id)`.execute(db);
  await sql`select own_by_body('wrong_record_report')`.execute(db);

  // What was merged into another service, whole as it stood before: nothing is lost, and its address leads on.
  await sql`
    create table merged_service (
      body_id   uuid not null references planning_body,
      id        uuid not null,
      kept_id   uuid not null references service on delete cascade,
      record    jsonb not null,
      merged_at timestamptz not null,
      merged_by uuid references actor,
      primary key (body_id, id)
    )`.execute(db);
  await sql`create index on merged_service (kept_id)`.execute(db);
  await sql`select own_by_body('merged_service')`.execute(db);

  // Two services that look alike and are not one: they are not offered again.
  await sql`
    create table distinct_services (
      body_id  uuid not null references planning_body,
      one_id   uuid not null references service on delete cascade,
      other_id uuid not null references service on delete cascade,
      primary key (body_id, one_id, other_id),
      check (one_id < other_id)
    )`.execute(db);
  await sql`create index on distinct_services (one_id)`.execute(db);
  await sql`create index on distinct_services (other_id)`.execute(db);
  await sql`select own_by_body('distinct_services')`.execute(db);
}
