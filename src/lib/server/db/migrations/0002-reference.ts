import { type Kysely, sql } from 'kysely';

/** Territory, census and the catalogue of the law: the same for every planning body, each set with its source. */
export async function up(db: Kysely<never>) {
  await sql`
    create table reference_set (
      code           text primary key,
      title_sk       text not null,
      title_en       text not null,
      source         text not null,
      as_of          date not null,
      licence        text not null,
      grade          text not null check (grade in ('A', 'B')),
      attribution_sk text not null,
      attribution_en text not null,
      -- Hash of the files it was loaded from; null while loading has not finished.
      revision       text,
      loaded_at      timestamptz
    )`.execute(db);

  await territory(db);
  await population(db);
  await law(db);

  await sql`
    grant select on reference_set, territory_region, territory_district, territory_unit, settlement_centre,
      territory_population, territory_education, law_source, service_group, service_form, capacity_unit,
      financing_source, service_type, adverse_situation, target_group, target_group_situation,
      national_priority_list, national_priority
    to opora_public`.execute(db);
  await sql`
    grant select, insert, update, delete on reference_set, territory_region, territory_district, territory_unit,
      settlement_centre, territory_population, territory_education, law_source, service_group, service_form,
      capacity_unit, financing_source, service_type, adverse_situation, target_group, target_group_situation,
      national_priority_list, national_priority
    to opora_app`.execute(db);
}

async function territory(db: Kysely<never>) {
  await sql`
    create table territory_region (
      code     text primary key check (code ~ '^SK0[0-9]{2}$'),
      name     text not null,
      slug     text not null unique,
      sort_key text collate "C" not null
    )`.execute(db);
  await sql`
    create table territory_district (
      code        text primary key check (code ~ '^SK0[0-9A-Z]{3}$'),
      name        text not null,
      slug        text not null unique,
      region_code text not null references territory_region,
      sort_key    text collate "C" not null,
      unique (code, region_code)
    )`.execute(db);
  await sql`
    create table territory_unit (
      code          text primary key check (code ~ '^[0-9]{6}$'),
      kind          text not null check (kind in ('village', 'town', 'city-district', 'whole-city', 'military-district')),
      name          text not null,
      city_code     text references territory_unit,
      district_code text,
      region_code   text not null references territory_region,
      postal_code   text check (postal_code ~ '^[0-9]{5}$'),
      -- Inhabitants of the last census.
      inhabitants   integer not null check (inhabitants >= 0),
      sort_key      text collate "C" not null,
      foreign key (district_code, region_code) references territory_district (code, region_code),
      check ((kind = 'city-district') = (city_code is not null)),
      check ((kind = 'whole-city') = (district_code is null))
    )`.execute(db);
  await sql`create index territory_unit_region on territory_unit (region_code, district_code, sort_key)`.execute(
    db
  );
  await sql`create index territory_unit_city on territory_unit (city_code) where city_code is not null`.execute(
    db
  );
  // From OpenStreetMap under ODbL, therefore in a table of its own.
  await sql`
    create table settlement_centre (
      unit_code text primary key references territory_unit on delete cascade,
      latitude  double precision not null check (latitude between 47 and 50),
      longitude double precision not null check (longitude between 16 and 23),
      method    text not null check (method in ('name-and-district', 'name-nearby', 'centroid', 'weighted-districts'))
    )`.execute(db);
}

async function population(db: Kysely<never>) {
  // One table for all levels; the generated columns let the database refuse an area that does not exist.
  await sql`
    create table territory_population (
      area_kind     text not null check (area_kind in ('country', 'region', 'district', 'unit')),
      area_code     text not null,
      as_of         date not null,
      set_code      text not null references reference_set,
      -- Persons by single year of age 0 … 99 and, last, 100 and more.
      males         integer[] not null check (cardinality(males) = 101 and 0 <= all (males)),
      females       integer[] not null check (cardinality(females) = 101 and 0 <= all (females)),
      unit_code     text generated always as (case when area_kind = 'unit' then area_code end) stored
                    references territory_unit,
      district_code text generated always as (case when area_kind = 'district' then area_code end) stored
                    references territory_district,
      region_code   text generated always as (case when area_kind = 'region' then area_code end) stored
                    references territory_region,
      primary key (area_code, as_of),
      check (area_kind <> 'country' or area_code = 'SK')
    )`.execute(db);
  await sql`
    create table territory_education (
      area_kind     text not null check (area_kind in ('country', 'region', 'district', 'unit')),
      area_code     text not null,
      as_of         date not null,
      set_code      text not null references reference_set,
      -- Persons in the order of EDUCATION_LEVELS (domain/population/education.ts).
      persons       integer[] not null check (cardinality(persons) = 8 and 0 <= all (persons)),
      unit_code     text generated always as (case when area_kind = 'unit' then area_code end) stored
                    references territory_unit,
      district_code text generated always as (case when area_kind = 'district' then area_code end) stored
                    references territory_district,
      region_code   text generated always as (case when area_kind = 'region' then area_code end) stored
                    references territory_region,
      primary key (area_code, as_of),
      check (area_kind <> 'country' or area_code = 'SK')
    )`.execute(db);
}

async function law(db: Kysely<never>) {
  // Pages that rows of the law rest on.
  await sql`create table law_source (code text primary key, title text not null)`.execute(db);
  await sql`
    create table service_group (
      code      text primary key,
      name_sk   text not null,
      name_en   text not null,
      provision text not null,
      position  smallint not null
    )`.execute(db);
  await sql`
    create table service_form (
      code     text primary key,
      parent   text references service_form,
      name_sk  text not null,
      name_en  text not null,
      position smallint not null
    )`.execute(db);
  await sql`
    create table capacity_unit (
      code     text primary key,
      name_sk  text not null,
      name_en  text not null,
      position smallint not null
    )`.execute(db);
  await sql`
    create table financing_source (
      code       text not null,
      valid_from date not null,
      valid_to   date check (valid_to > valid_from),
      kind       text not null check (kind in ('municipal', 'regional', 'state', 'european', 'recipient', 'insurance', 'gift')),
      name_sk    text not null,
      name_en    text not null,
      position   smallint not null,
      origin     text not null default 'supplied' check (origin in ('supplied', 'operator')),
      primary key (code, valid_from),
      exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
    )`.execute(db);
  await sql`
    create table service_type (
      code                    text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      valid_from              date not null,
      valid_to                date check (valid_to > valid_from),
      name_sk                 text not null,
      name_en                 text not null,
      section                 text not null,
      "group"                 text not null references service_group,
      forms                   text[] not null check (cardinality(forms) > 0),
      capacity_unit           text not null references capacity_unit,
      other_capacity_units    text[] not null,
      responsible             text[] not null check (responsible <@ array['municipality', 'region']),
      financing               text[] not null,
      compliance_statement_by text check (compliance_statement_by in ('municipality', 'region')),
      register_code           text,
      protected_place         boolean not null,
      synonyms                text[] not null,
      rule_sk                 text,
      rule_en                 text,
      note_sk                 text,
      note_en                 text,
      sources                 text[] not null,
      certainty               text not null check (certainty in ('high', 'medium', 'low')),
      unverified              text[] not null,
      position                smallint not null,
      -- A row that the operator wrote is never replaced by one that comes with the program.
      origin                  text not null default 'supplied' check (origin in ('supplied', 'operator')),
      primary key (code, valid_from),
      exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
    )`.execute(db);
  // Reasons of § 2 ods. 2 of act 448/2008.
  await sql`
    create table adverse_situation (
      letter     text primary key check (letter between 'a' and 'i'),
      name_sk    text not null,
      name_en    text not null,
      unverified text[] not null
    )`.execute(db);
  await sql`
    create table target_group (
      code     text primary key,
      name_sk  text not null,
      name_en  text not null,
      position smallint not null
    )`.execute(db);
  await sql`
    create table target_group_situation (
      target_group text not null references target_group on delete cascade,
      letter       text not null references adverse_situation,
      primary key (target_group, letter)
    )`.execute(db);
  await sql`
    create table national_priority_list (
      code         text primary key check (code ~ '^[0-9]{4}-[0-9]{4}$'),
      from_year    smallint not null,
      to_year      smallint not null check (to_year >= from_year),
      issued       text,
      published_on date,
      sources      text[] not null,
      unverified   text[] not null,
      origin       text not null default 'supplied' check (origin in ('supplied', 'operator'))
    )`.execute(db);
  await sql`
    create table national_priority (
      list_code  text not null references national_priority_list,
      number     text not null check (length(number) between 1 and 10),
      position   smallint not null,
      name_sk    text not null check (length(name_sk) between 1 and 500),
      name_en    text not null,
      certainty  text not null check (certainty in ('high', 'medium', 'low')),
      unverified text[] not null,
      origin     text not null default 'supplied' check (origin in ('supplied', 'operator')),
      primary key (list_code, number)
    )`.execute(db);
}
