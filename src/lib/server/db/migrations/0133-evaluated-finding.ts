import { type Kysely, sql } from 'kysely';

/** A finding may come from how the plan before came out. */
export async function up(db: Kysely<never>) {
  await sql`alter table finding drop constraint finding_origin_check`.execute(db);
  await sql`
    alter table finding add constraint finding_origin_check check (
      origin in ('statistic', 'register', 'survey', 'meeting', 'suggestion', 'provider', 'expert', 'evaluation')
    )`.execute(db);
}
