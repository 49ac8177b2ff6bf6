import { type Kysely, sql } from 'kysely';

/** Results of a questionnaire, computed once after closing and frozen; a body keeps them and everybody reads them. */
export async function up(db: Kysely<never>) {
  await sql`
    create table survey_result (
      body_id          uuid not null,
      questionnaire_id uuid not null,
      published_on     date not null,
      -- Only what may be told: no count of fewer than five people stands in it or follows from it.
      content          jsonb not null,
      primary key (body_id, questionnaire_id),
      foreign key (body_id, questionnaire_id) references questionnaire (body_id, id) on delete cascade
    )`.execute(db);
  await sql`select own_by_body('survey_result')`.execute(db);
  await sql`
    create table published_survey_result (
      body_id      uuid not null,
      id           uuid not null,
      published_on date not null,
      content      jsonb not null,
      -- Words of one's own that a person released, in the order of their random ids.
      words        jsonb not null default '[]',
      primary key (body_id, id),
      foreign key (body_id, id) references published_questionnaire (body_id, id) on delete cascade
    )`.execute(db);
  await sql`grant select, insert, update, delete on published_survey_result to opora_app`.execute(db);
  await sql`grant select on published_survey_result to opora_public`.execute(db);
}
