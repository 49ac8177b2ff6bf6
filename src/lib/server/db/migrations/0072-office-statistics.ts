import { type Kysely, sql } from 'kysely';

/**
 * Tables of the Statistical Office by municipality and year. Rows of a load that the set does not name yet are being
 * written, and nobody reads them: naming it makes all of them count at once.
 */
export async function up(db: Kysely<never>) {
  await sql`
    create table municipal_ages (
      set_code  text not null references reference_set,
      load_id   uuid not null,
      unit_code text not null references territory_unit,
      year      integer not null check (year between 1990 and 2100),
      -- People at the end of the year by groups of five years: 0–4 … 95–99, 100 and more.
      males     integer[] not null check (cardinality(males) = 21 and 0 <= all (males)),
      females   integer[] not null check (cardinality(females) = 21 and 0 <= all (females)),
      primary key (set_code, load_id, unit_code, year)
    )`.execute(db);
  await sql`
    create table municipal_movement (
      set_code      text not null references reference_set,
      load_id       uuid not null,
      unit_code     text not null references territory_unit,
      year          integer not null check (year between 1990 and 2100),
      births        integer not null check (births >= 0),
      deaths        integer not null check (deaths >= 0),
      net_migration integer not null,
      primary key (set_code, load_id, unit_code, year)
    )`.execute(db);
  await sql`grant select on municipal_ages, municipal_movement to opora_public`.execute(db);
  await sql`
    grant select, insert, update, delete on municipal_ages, municipal_movement to opora_app`.execute(db);
}
