import { type Kysely, sql } from 'kysely';

/** The office leaves births, deaths and moves of some municipalities empty: that is not stated, and not none. */
export async function up(db: Kysely<never>) {
  await sql`
    alter table municipal_movement
      alter births drop not null, alter deaths drop not null, alter net_migration drop not null`.execute(db);
}
