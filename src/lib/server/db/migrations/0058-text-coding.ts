import { type Kysely, sql } from 'kysely';

/** Own words of people coded into themes of the municipality's own code book; each coder's opinion stands by itself. */
export async function up(db: Kysely<never>) {
  await sql`
    create table survey_theme (
      body_id          uuid not null,
      id               uuid not null,
      questionnaire_id uuid not null,
      question_id      text not null,
      name             text not null check (length(name) between 1 and 80),
      -- The order in which themes were made, and so their keys.
      position         integer not null,
      primary key (body_id, id),
      foreign key (body_id, questionnaire_id) references questionnaire (body_id, id) on delete cascade
    )`.execute(db);
  await sql`
    create unique index on survey_theme (body_id, questionnaire_id, question_id, lower(name))`.execute(db);
  await sql`select own_by_body('survey_theme')`.execute(db);
  await sql`
    create table text_coding (
      body_id   uuid not null,
      text_id   uuid not null,
      actor_id  uuid not null references actor,
      -- None says that the text is of no theme. A theme that some text has is never removed.
      theme_ids uuid[] not null,
      -- The one that holds where several differ.
      settled   boolean not null default false,
      primary key (body_id, text_id, actor_id),
      foreign key (body_id, text_id) references response_text (body_id, id) on delete cascade
    )`.execute(db);
  await sql`create unique index on text_coding (body_id, text_id) where settled`.execute(db);
  await sql`select own_by_body('text_coding')`.execute(db);
}
