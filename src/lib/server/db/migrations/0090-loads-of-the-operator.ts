import { type Kysely, sql } from 'kysely';

/**
 * Loads that the operator begins hold their set until they end, so that two of one table never mix; and what else may be
 * loaded beside the tables of municipalities: indices of districts, life tables, and projections of others.
 */
export async function up(db: Kysely<never>) {
  await sql`
    alter table reference_set
      add loading_id uuid, add loading_at timestamptz,
      add check ((loading_id is null) = (loading_at is null))`.execute(db);
  await sql`
    create table district_age_index (
      set_code      text not null references reference_set,
      load_id       uuid not null,
      district_code text not null references territory_district,
      year          integer not null check (year between 1990 and 2100),
      -- Years, years, and people of 65 and more for a hundred of 0–14; null is not stated.
      mean_age      double precision check (mean_age between 0 and 110),
      median_age    double precision check (median_age between 0 and 110),
      ageing_index  double precision check (ageing_index >= 0),
      primary key (set_code, load_id, district_code, year)
    )`.execute(db);
  await sql`
    create table life_table (
      set_code  text not null references reference_set,
      load_id   uuid not null,
      -- SK, a region or a district.
      area_code text not null,
      sex       text not null check (sex in ('males', 'females')),
      year      integer not null check (year between 1990 and 2100),
      -- Of one born, alive at exact age 0, 1, … 100.
      survivors double precision[] not null
        check (cardinality(survivors) = 101 and 0 <= all (survivors) and 1 >= all (survivors)),
      primary key (set_code, load_id, area_code, sex)
    )`.execute(db);
  await sql`
    create table other_projection (
      set_code      text not null references reference_set,
      load_id       uuid not null,
      district_code text not null references territory_district,
      source        text not null check (length(source) between 1 and 300),
      variant       text not null check (length(variant) <= 100),
      year          integer not null check (year between 1990 and 2150),
      age_from      integer not null check (age_from between 0 and 100),
      -- Completed years, counted; null is and more.
      age_to        integer check (age_to between age_from and 110),
      -- Men, women, or both where the source does not part them.
      sex           text not null check (sex in ('males', 'females', 'both')),
      people        double precision not null check (people >= 0),
      primary key (set_code, load_id, district_code, source, variant, year, sex, age_from)
    )`.execute(db);
  const tables = sql.raw('district_age_index, life_table, other_projection');
  await sql`grant select on ${tables} to opora_public`.execute(db);
  await sql`grant select, insert, update, delete on ${tables} to opora_app`.execute(db);
}
