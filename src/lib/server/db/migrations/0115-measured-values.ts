import { type Kysely, sql } from 'kysely';

/** What was measured of indicators, year by year: a newer value follows an older one, and both stay. */
export async function up(db: Kysely<never>) {
  await sql`
    create table measured_value (
      body_id      uuid not null references planning_body,
      id           uuid not null,
      plan_id      uuid not null,
      -- Of the approved version: the draft may have dropped the indicator since, and what was measured stays.
      indicator_id uuid not null,
      year         integer not null check (year between 1990 and 2100),
      sequence     integer not null check (sequence >= 1),
      value        numeric not null check (abs(value) <= 1000000000000),
      measured_on  date not null,
      source       text not null check (length(source) between 1 and 1000),
      note         text not null check (length(note) <= 1000),
      recorded_at  timestamptz not null default now(),
      actor_id     uuid references actor,
      primary key (body_id, id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade,
      -- Two people who follow the same value: the second one is told.
      unique (body_id, plan_id, indicator_id, year, sequence)
    )`.execute(db);
  await sql`select own_by_body('measured_value')`.execute(db);
  // Told for ever: what is written stays until all data of the body are removed.
  await sql`revoke update, delete on measured_value from opora_app`.execute(db);

  await sql`
    create table published_measured_value (
      body_id      uuid not null references planning_body on delete cascade,
      plan_id      uuid not null,
      indicator_id uuid not null,
      year         integer not null,
      sequence     integer not null,
      value        numeric not null,
      measured_on  date not null,
      source       text not null,
      note         text not null,
      recorded_at  timestamptz not null,
      primary key (body_id, plan_id, indicator_id, year)
    )`.execute(db);
  await sql`grant select, insert, update, delete on published_measured_value to opora_app`.execute(db);
  await sql`grant select on published_measured_value to opora_public`.execute(db);
}
