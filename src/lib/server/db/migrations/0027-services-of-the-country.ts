import { type Kysely, sql } from 'kysely';

/** Services that no body keeps yet stand in the public directory too, as the national register knows them. */
export async function up(db: Kysely<never>) {
  await sql`
    alter table published_service
      drop constraint published_service_pkey,
      add primary key (id),
      -- Null: nobody keeps the service here, the row is of the imported register (CC BY-SA 4.0).
      alter column body_id drop not null,
      add column modified_at timestamptz not null default now()`.execute(db);
  await sql`create index on published_service (unit_code)`.execute(db);
  await sql`create index on published_service (service_type_code)`.execute(db);
  await sql`create index on published_service (modified_at)`.execute(db);
  await sql`create index on published_service (register_number)`.execute(db);
}
