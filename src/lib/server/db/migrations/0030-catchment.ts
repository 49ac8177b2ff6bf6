import { type Kysely, sql } from 'kysely';

/** Services are found by the municipalities, districts and regions that their catchments name. */
export async function up(db: Kysely<never>) {
  await sql`
    alter table published_service
      -- Codes of every catchment the service ever had; which holds on a day its facts say.
      add column served_codes text[] not null default '{}'`.execute(db);
  await sql`create index on published_service using gin (served_codes)`.execute(db);
}
