import { type Kysely, sql } from 'kysely';

/** Where the operator says that a service of the register stands, whose place the register does not tell clearly. */
export async function up(db: Kysely<never>) {
  await sql`
    create table register_place (
      register_number text primary key check (register_number ~ '^[0-9]{7}$'),
      -- What the register said of the place then: a file that says anything else is judged by itself.
      municipality    text not null,
      district        text not null,
      -- Null where it was taken back and the service does not stand by that yet.
      unit_code       text references territory_unit,
      placed_at       timestamptz not null default now(),
      -- False until the service stands by it.
      settled         boolean not null default false
    )`.execute(db);
  await sql`grant select, insert, update, delete on register_place to opora_app`.execute(db);
}
