import { type Kysely, sql } from 'kysely';

/** What was told of activities, year by year: a newer word follows an older one, and both stay. */
export async function up(db: Kysely<never>) {
  await sql`
    create table progress_record (
      body_id      uuid not null references planning_body,
      id           uuid not null,
      plan_id      uuid not null,
      -- Of the approved version: the draft may have dropped the activity since, and what was told of it stays.
      activity_id  uuid not null,
      measure_code text not null check (measure_code ~ '^o[0-9]+$'),
      year         integer not null check (year between 1990 and 2100),
      sequence     integer not null check (sequence >= 1),
      state        text not null check (state in ('done', 'partly', 'ongoing', 'not-done', 'not-started', 'no-longer')),
      value        numeric check (abs(value) <= 1000000000000),
      evidence     text not null check (length(evidence) <= 1000),
      reason       text not null check (length(reason) <= 1000),
      next_step    text not null check (length(next_step) <= 1000),
      next_step_on date,
      responsible  text not null check (length(responsible) between 1 and 1000),
      recorded_at  timestamptz not null default now(),
      actor_id     uuid references actor,
      primary key (body_id, id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade,
      -- Two people who follow the same word: the second one is told.
      unique (body_id, plan_id, activity_id, year, sequence),
      check (state not in ('done', 'partly') or evidence <> ''),
      check (state not in ('partly', 'not-done', 'no-longer') or reason <> ''),
      check (state <> 'ongoing' or value is not null or (next_step <> '' and next_step_on is not null))
    )`.execute(db);
  await sql`select own_by_body('progress_record')`.execute(db);
  // Told for ever: what is written stays until all data of the body are removed.
  await sql`revoke update, delete on progress_record from opora_app`.execute(db);
}
