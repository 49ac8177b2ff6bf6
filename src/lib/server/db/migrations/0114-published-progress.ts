import { type Kysely, sql } from 'kysely';

/** What anybody reads of how a plan is carried out: of each activity and year the newest word. */
export async function up(db: Kysely<never>) {
  await sql`
    create table published_progress (
      body_id      uuid not null references planning_body on delete cascade,
      plan_id      uuid not null,
      activity_id  uuid not null,
      year         integer not null,
      sequence     integer not null,
      state        text not null,
      value        numeric,
      evidence     text not null,
      reason       text not null,
      next_step    text not null,
      next_step_on date,
      recorded_at  timestamptz not null,
      primary key (body_id, plan_id, activity_id, year)
    )`.execute(db);
  await sql`grant select, insert, update, delete on published_progress to opora_app`.execute(db);
  await sql`grant select on published_progress to opora_public`.execute(db);
}
