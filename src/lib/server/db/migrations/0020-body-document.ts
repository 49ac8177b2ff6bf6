import { type Kysely, sql } from 'kysely';

/**
 * Documents that a body keeps and publishes: minutes, resolutions, analyses, older plans. Their files are in the file
 * store; their words are read in the background and kept in passages, so that they can be indexed again at any time.
 */
export async function up(db: Kysely<never>) {
  await documents(db);
  await published(db);
  await facets(db);
}

async function documents(db: Kysely<never>) {
  await sql`
    create table body_document (
      body_id            uuid not null references planning_body,
      id                 uuid not null,
      hash               text not null check (hash ~ '^[0-9a-f]{64}$'),
      format             text not null check (format in ('pdf', 'docx', 'xlsx', 'odt')),
      size               integer not null check (size > 0),
      original_name      text not null check (length(original_name) <= 200),
      title              text not null check (length(title) between 1 and 300),
      kind               text not null check (kind ~ '^[a-z-]+$'),
      -- The day written on it, where there is one, and the year it belongs to.
      day                date,
      year               integer not null check (year between 1900 and 2200),
      target_group_codes text[] not null default '{}',
      service_type_codes text[] not null default '{}',
      audience           text not null check (audience in ('public', 'desk')),
      -- What it says, in words, for a document whose own cannot be read.
      alternative        text not null default '' check (length(alternative) <= 20000),
      actor_id           uuid references actor,
      uploaded_at        timestamptz not null default now(),
      revision           bigint not null default 1,
      -- How far the reading of its text is; on another installation it is read anew.
      reading            text not null default 'waiting'
        check (reading in ('waiting', 'reading', 'read', 'scan', 'failed')),
      fault              text,
      attempts           smallint not null default 0,
      started_at         timestamptz,
      letters            integer not null default 0,
      read_letters       integer not null default 0,
      pages_without_text integer not null default 0,
      -- With which analysis and which revision it was last put where the public finds it.
      settled_as         text,
      primary key (body_id, id),
      unique (body_id, hash)
    )`.execute(db);
  await sql`select own_by_body('body_document')`.execute(db);
  await sql`
    create table document_passage (
      body_id     uuid not null,
      document_id uuid not null,
      place       integer not null check (place >= 0),
      text        text not null check (length(text) between 1 and 10000),
      primary key (body_id, document_id, place),
      foreign key (body_id, document_id) references body_document (body_id, id) on delete cascade
    )`.execute(db);
  await sql`select own_by_body('document_passage')`.execute(db);
}

async function published(db: Kysely<never>) {
  await sql`
    create table published_document (
      body_id            uuid not null references planning_body on delete cascade,
      id                 uuid not null,
      title              text not null,
      kind               text not null,
      format             text not null,
      size               integer not null,
      file_hash          text not null,
      day                date,
      year               smallint not null,
      target_group_codes text[] not null,
      service_type_codes text[] not null,
      alternative        text not null,
      published_at       timestamptz not null default now(),
      primary key (body_id, id)
    )`.execute(db);
  await sql`create index on published_document (body_id, year desc, day desc nulls last, id)`.execute(db);
  await sql`grant select, insert, update, delete on published_document to opora_app`.execute(db);
  await sql`grant select on published_document to opora_public`.execute(db);
}

/** Results can be narrowed by year and by target group. */
async function facets(db: Kysely<never>) {
  await sql`
    alter table published_search_entry
    add column year smallint, add column target_groups text[] not null default '{}'`.execute(db);
}
