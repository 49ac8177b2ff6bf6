import { type Kysely, sql } from 'kysely';

/** SHA-256 of the last archive of a body that is removed: nothing is erased before it is whole and on the disk. */
export async function up(db: Kysely<never>) {
  await sql`
    alter table body_removal
      add column exported_hash text check (exported_hash ~ '^[0-9a-f]{64}$'),
      add check (ended_at is null or exported_hash is not null)`.execute(db);
}
