import { type Kysely, sql } from 'kysely';

/** What is known of a service, each thing on its days, and the directory as everybody sees it. */
export async function up(db: Kysely<never>) {
  await sql`
    create table service_fact (
      body_id      uuid not null references planning_body,
      id           uuid not null,
      service_id   uuid not null references service on delete cascade,
      kind         text not null check (kind ~ '^[a-z-]+$'),
      content      jsonb not null,
      valid_from   date not null,
      valid_to     date check (valid_to > valid_from),
      confirmed_on date not null,
      source       text not null check (length(source) <= 300),
      primary key (body_id, id),
      exclude using gist (body_id with =, service_id with =, kind with =, daterange(valid_from, valid_to) with &&)
    )`.execute(db);
  await sql`create index on service_fact (service_id)`.execute(db);
  await sql`select own_by_body('service_fact')`.execute(db);

  await sql`
    create table published_service (
      body_id            uuid not null references planning_body on delete cascade,
      id                 uuid not null,
      name               text not null,
      sort_key           text collate "C" not null,
      provider           jsonb not null,
      service_type_code  text not null,
      form_codes         text[] not null,
      target_group_codes text[] not null,
      register_number    text,
      -- Null where the place is protected: it is told by its district only.
      unit_code          text,
      district_code      text,
      address            text,
      registered_on      date,
      erased_on          date,
      capacities         jsonb not null,
      facts              jsonb not null,
      primary key (body_id, id)
    )`.execute(db);
  await sql`create index on published_service (body_id, sort_key, id)`.execute(db);
  await sql`create index on published_service (district_code, service_type_code)`.execute(db);
  await sql`grant select, insert, update, delete on published_service to opora_app`.execute(db);
  await sql`grant select on published_service to opora_public`.execute(db);
}
