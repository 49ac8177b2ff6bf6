import { type Kysely, sql } from 'kysely';

/** People of a municipality in registers of offices, by year: severely disabled, in need, with a pension. */
export async function up(db: Kysely<never>) {
  await sql`
    create table administrative_count (
      body_id uuid not null references planning_body,
      figure  text not null check (figure ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      year    integer not null check (year between 2000 and 2100),
      persons integer not null check (persons >= 0),
      as_of   date not null,
      source  text not null check (length(source) between 1 and 300),
      primary key (body_id, figure, year)
    )`.execute(db);
  await sql`select own_by_body('administrative_count')`.execute(db);
}
