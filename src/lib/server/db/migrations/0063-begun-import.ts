import { type Kysely, sql } from 'kysely';

/** When an import began to change what others see in more than one step, and who let it; the next start ends it. */
export async function up(db: Kysely<never>) {
  await sql`
    alter table import_run
      add column begun_at timestamptz,
      add column begun_by uuid references actor`.execute(db);
}
