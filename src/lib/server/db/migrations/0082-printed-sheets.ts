import { type Kysely, sql } from 'kysely';

/** The highest number that was printed on sheets of a questionnaire: the next ones begin after it. */
export async function up(db: Kysely<never>) {
  await sql`
    alter table questionnaire
      add column printed_to integer not null default 0 check (printed_to between 0 and 16383)`.execute(db);
}
