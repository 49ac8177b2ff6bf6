import { type Kysely, sql } from 'kysely';

/** What one unit of capacity costs to run, as a body wrote it over what comes with the program. */
export async function up(db: Kysely<never>) {
  await sql`
    create table unit_cost (
      body_id           uuid not null references planning_body,
      service_type_code text not null check (service_type_code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      unit_code         text not null check (unit_code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      period            text not null check (period in ('month', 'piece')),
      cents             bigint not null check (cents > 0),
      as_of             date not null,
      source            text not null check (length(source) between 1 and 500),
      verified          boolean not null,
      primary key (body_id, service_type_code, unit_code)
    )`.execute(db);
  await sql`select own_by_body('unit_cost')`.execute(db);
}
