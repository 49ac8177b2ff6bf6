import { type Kysely, sql } from 'kysely';

/** Sheets leave part by part in the order of their ids: without an index each part would sort them all. */
export async function up(db: Kysely<never>) {
  await sql`
    create index on response (body_id, questionnaire_id, id) where state = 'counted'`.execute(db);
}
