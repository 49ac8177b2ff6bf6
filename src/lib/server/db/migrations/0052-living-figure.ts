import { type Kysely, sql } from 'kysely';

/** The figure under a finding, as it was when somebody last said that the finding holds. */
export async function up(db: Kysely<never>) {
  await sql`alter table finding add column living jsonb`.execute(db);
}
