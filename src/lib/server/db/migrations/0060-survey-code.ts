import { type Kysely, sql } from 'kysely';

/** One-time codes of letters. Nothing joins one to a sheet: not a key, not a day. */
export async function up(db: Kysely<never>) {
  await sql`
    create table survey_code (
      body_id          uuid not null,
      questionnaire_id uuid not null,
      code_hash        text not null check (code_hash ~ '^[0-9a-f]{64}$'),
      used             boolean not null default false,
      primary key (body_id, questionnaire_id, code_hash),
      foreign key (body_id, questionnaire_id) references questionnaire (body_id, id) on delete cascade
    )`.execute(db);
  await sql`select own_by_body('survey_code')`.execute(db);
}
