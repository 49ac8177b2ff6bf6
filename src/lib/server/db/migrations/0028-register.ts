import { type Kysely, sql } from 'kysely';

/**
 * The national register of providers: files that were imported, what each says of every service, what its codes mean.
 * Rows of a file are written in short batches under its import and count from the moment the one row of the import
 * says that it was applied.
 */
export async function up(db: Kysely<never>) {
  await sql`
    create table register_import (
      id          uuid primary key,
      file_hash   text not null check (file_hash ~ '^[0-9a-f]{64}$'),
      -- The same hash while the file is still to be read; afterwards nobody needs the file.
      held_file   text,
      file_name   text not null check (length(file_name) between 1 and 200),
      file_bytes  bigint not null check (file_bytes >= 0),
      -- The day the file speaks of.
      as_of       date not null,
      stage       text not null default 'waiting' check (
        stage in ('waiting', 'reading', 'read', 'applying', 'showing', 'applied', 'refused', 'discarded')
      ),
      refusal     text,
      line        integer,
      read_bytes  bigint not null default 0,
      attempts    smallint not null default 0,
      -- Services by what the file does to them, and refused records.
      counts      jsonb not null default '{}',
      actor_id    uuid references actor,
      uploaded_at timestamptz not null default now(),
      applied_at  timestamptz
    )`.execute(db);
  // One file at a time: what it would change is said of the register as it is.
  await sql`
    create unique index register_import_open on register_import ((true))
    where stage in ('waiting', 'reading', 'read', 'applying', 'showing')`.execute(db);

  await sql`
    create table registered_service (
      import_id          uuid not null references register_import on delete cascade,
      register_number    text not null check (register_number ~ '^[0-9]{7}$'),
      -- Made from the number: the same on every installation, for ever.
      id                 uuid not null,
      effect             text not null check (effect in ('added', 'changed', 'erased', 'gone', 'kept', 'same')),
      content_hash       text not null,
      provider_id        uuid not null,
      -- Null for a natural person, whose name is not kept.
      provider_name      text,
      provider_ico       text check (provider_ico ~ '^[0-9]{8}$'),
      provider_kind      text not null check (provider_kind in ('municipal', 'regional', 'non-public')),
      type_code          text not null,
      form_code          text,
      group_codes        text[] not null,
      municipality       text not null,
      district           text not null,
      postal_code        text not null,
      address            text not null,
      capacity           integer check (capacity >= 0),
      registered_on      date,
      erased_on          date,
      provided_from      date,
      provided_to        date,
      -- What it means here; null while nobody has said what the code of its kind means.
      service_type_code  text,
      name               text,
      sort_key           text collate "C",
      form_codes         text[] not null,
      target_group_codes text[] not null,
      capacity_unit      text,
      protected_place    boolean not null,
      -- Null where the place could not be found.
      unit_code          text,
      district_code      text,
      primary key (import_id, register_number)
    )`.execute(db);
  await sql`create index on registered_service (import_id, unit_code)`.execute(db);
  await sql`create index on registered_service (import_id, effect, register_number)`.execute(db);
  await sql`create index on registered_service (import_id, type_code)`.execute(db);

  await sql`
    create table register_fault (
      import_id       uuid not null references register_import on delete cascade,
      -- Of the record in the file, from 1.
      position        integer not null,
      line            integer not null,
      register_number text,
      fault           text not null,
      primary key (import_id, position)
    )`.execute(db);

  await sql`
    create table register_code (
      codebook text not null check (codebook in ('type', 'form', 'group')),
      code     text not null check (length(code) between 1 and 300),
      label    text not null,
      -- Code of the catalogue; null where nobody has said, or (by the operator) where it is left out.
      means    text,
      origin   text check (origin in ('supplied', 'by-name', 'operator')),
      -- False until the services that bear the code are settled by it.
      settled  boolean not null default true,
      primary key (codebook, code)
    )`.execute(db);

  await sql`
    grant select, insert, update, delete on register_import, registered_service, register_fault, register_code
    to opora_app`.execute(db);
}
