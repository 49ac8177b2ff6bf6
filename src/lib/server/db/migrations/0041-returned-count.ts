import { type Kysely, sql } from 'kysely';

/** How many rows of a body's own returns (O01, O05) speak of a kind of service in a month: all that is kept of them. */
export async function up(db: Kysely<never>) {
  await sql`
    create table returned_count (
      body_id           uuid not null references planning_body,
      return_code       text not null check (return_code in ('O01', 'O05')),
      -- Of O01 the year, told by its first month.
      month             date not null check (extract(day from month) = 1),
      service_type_code text not null check (service_type_code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      times             integer not null check (times > 0),
      primary key (body_id, return_code, month, service_type_code)
    )`.execute(db);
  await sql`select own_by_body('returned_count')`.execute(db);
}
