import { type Kysely, sql } from 'kysely';

/** Suggestions that somebody kept, with everything they were reckoned from: they are read later as they were. */
export async function up(db: Kysely<never>) {
  await sql`
    create table kept_choice (
      body_id  uuid not null references planning_body,
      id       uuid not null,
      title    text not null check (length(title) between 1 and 200),
      query    text not null check (length(query) <= 4000),
      content  jsonb not null,
      kept_by  uuid references actor,
      kept_at  timestamptz not null,
      primary key (body_id, id)
    )`.execute(db);
  await sql`select own_by_body('kept_choice')`.execute(db);
}
