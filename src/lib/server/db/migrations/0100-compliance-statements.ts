import { type Kysely, sql } from 'kysely';

/** Compliance statements (vyjadrenia o súlade): criteria, applications with their decisions, and what of them is public. */
export async function up(db: Kysely<never>) {
  await sql`
    create table statement_criteria (
      body_id      uuid not null references planning_body,
      id           uuid not null,
      number       integer not null check (number >= 1),
      approved_by  text not null check (length(approved_by) between 1 and 200),
      approved_on  date not null,
      published_on date not null check (published_on >= approved_on),
      items        jsonb not null check (jsonb_typeof(items) = 'array'),
      published_by uuid references actor,
      primary key (body_id, id),
      unique (body_id, number)
    )`.execute(db);
  await sql`select own_by_body('statement_criteria')`.execute(db);

  await sql`
    create table statement_application (
      body_id           uuid not null references planning_body,
      -- The key of the form it came by: the same form sent twice is one application.
      id                uuid not null,
      receipt           text not null,
      criteria_id       uuid not null,
      name              text not null check (length(name) between 1 and 200),
      ico               text not null check (ico = '' or ico ~ '^[0-9]{8}$'),
      founder           text not null check (founder in ('municipality', 'region', 'non-public')),
      is_natural_person boolean not null,
      email             text not null check (length(email) <= 254),
      service_type_code text not null,
      form_code         text not null,
      target_group_code text not null,
      unit_code         text not null,
      place             text not null check (length(place) between 1 and 200),
      capacity          integer not null check (capacity between 1 and 10000),
      year              integer not null,
      answers           jsonb not null check (jsonb_typeof(answers) = 'array'),
      received_on       date not null,
      received_at       timestamptz not null default now(),
      to_verify         boolean not null,
      result            text check (result in ('complies', 'does-not-comply')),
      reason            text check (length(reason) <= 5000),
      decided_on        date,
      decided_by        uuid references actor,
      decided_year      integer generated always as (extract(year from decided_on)::integer) stored,
      number            integer check (number >= 1),
      content_hash      text,
      comparison        jsonb,
      primary key (body_id, id),
      unique (body_id, decided_year, number),
      foreign key (body_id, criteria_id) references statement_criteria (body_id, id) on delete cascade,
      check ((result is null) = (decided_on is null)),
      check ((result is null) = (number is null)),
      check ((result is null) = (content_hash is null)),
      check ((result is null) = (comparison is null)),
      check ((result is null) = (reason is null))
    )`.execute(db);
  await sql`create index on statement_application (body_id, received_at, id)`.execute(db);
  await sql`create index on statement_application (body_id, receipt)`.execute(db);
  await sql`select own_by_body('statement_application')`.execute(db);

  await sql`
    create table published_statement_criteria (
      body_id      uuid not null references planning_body on delete cascade,
      id           uuid not null,
      number       integer not null,
      approved_by  text not null,
      approved_on  date not null,
      published_on date not null,
      items        jsonb not null,
      primary key (body_id, id)
    )`.execute(db);
  // Who applied is null where it is a natural person; contacts and answers never come here.
  await sql`
    create table published_statement (
      body_id           uuid not null references planning_body on delete cascade,
      id                uuid not null,
      name              text,
      service_type_code text not null,
      form_code         text not null,
      target_group_code text not null,
      unit_code         text not null,
      place             text,
      capacity          integer not null,
      year              integer not null,
      received_on       date not null,
      received_at       timestamptz not null,
      result            text,
      reason            text,
      decided_on        date,
      number            integer,
      primary key (body_id, id)
    )`.execute(db);
  await sql`create index on published_statement (body_id, received_at, id)`.execute(db);
  for (const table of ['published_statement_criteria', 'published_statement']) {
    await sql`grant select, insert, update, delete on ${sql.table(table)} to opora_app`.execute(db);
    await sql`grant select on ${sql.table(table)} to opora_public`.execute(db);
  }
}
