import { type Kysely, sql } from 'kysely';

/**
 * Roles, the rule of tenancy, planning bodies, events.
 * Roles belong to the whole cluster, so another database may have made them already.
 */
export async function up(db: Kysely<never>) {
  await sql`create extension if not exists btree_gist`.execute(db);
  await sql`create extension if not exists pg_trgm`.execute(db);

  await sql`
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'opora_app') then create role opora_app nologin; end if;
      if not exists (select from pg_roles where rolname = 'opora_public') then create role opora_public nologin; end if;
    exception when duplicate_object or unique_violation then null;
    end $$`.execute(db);
  // The login that migrates may act as both; a superuser (the embedded database's owner) may anyway.
  await sql`
    do $$
    begin
      if not pg_has_role(current_user, 'opora_app', 'member') then execute format('grant opora_app to %I', current_user); end if;
      if not pg_has_role(current_user, 'opora_public', 'member') then execute format('grant opora_public to %I', current_user); end if;
    end $$`.execute(db);
  await sql`grant usage on schema public to opora_app, opora_public`.execute(db);
  await sql`grant select on schema_migration to opora_app, opora_public`.execute(db);

  // The body of the running transaction; nothing outside one, so a forgotten transaction reads nothing.
  await sql`
    create function current_body() returns uuid language sql stable parallel safe
    as $$ select nullif(current_setting('app.body', true), '')::uuid $$`.execute(db);

  // Gives a table to planning bodies: only rows of the transaction's body exist, for the owner of the table too.
  await sql`
    create function own_by_body(owned regclass) returns void language plpgsql as $$
    begin
      execute format('alter table %s enable row level security', owned);
      execute format('alter table %s force row level security', owned);
      execute format('create policy own_body on %s using (body_id = (select current_body())) with check (body_id = (select current_body()))', owned);
      execute format('grant select, insert, update, delete on %s to opora_app', owned);
    end $$`.execute(db);

  await sql`
    create table planning_body (
      body_id   uuid primary key,
      kind      text not null check (kind in ('municipality', 'city', 'city-district', 'region', 'union')),
      slug      text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      name      text not null,
      unit_code text unique,
      sort_key  text collate "C" not null,
      -- Public content of this body as anybody sees it; the page cache is keyed by it.
      revision  bigint not null default 1,
      check (kind = 'union' or unit_code is not null)
    )`.execute(db);
  await sql`grant select on planning_body to opora_public`.execute(db);
  await sql`grant select, insert, update on planning_body to opora_app`.execute(db);

  // Former addresses redirect for ever.
  await sql`
    create table former_slug (
      slug    text primary key,
      body_id uuid not null references planning_body on delete cascade
    )`.execute(db);
  await sql`grant select on former_slug to opora_public`.execute(db);
  await sql`grant select, insert on former_slug to opora_app`.execute(db);

  // Who did something. The name can be erased; what was done stays.
  await sql`
    create table actor (
      actor_id   uuid primary key,
      account_id uuid unique,
      name       text
    )`.execute(db);
  await sql`grant select, insert, update on actor to opora_app`.execute(db);

  await sql`
    create table event (
      body_id    uuid not null references planning_body,
      id         uuid not null default gen_random_uuid(),
      at         timestamptz not null default now(),
      actor_id   uuid references actor,
      action     text not null,
      subject    text not null,
      subject_id text,
      details    jsonb not null default '{}',
      -- Written later by a job, in the order of the body's events.
      sequence   bigint,
      chain_hash text,
      primary key (body_id, id)
    )`.execute(db);
  await sql`create unique index event_sequence on event (body_id, sequence) where sequence is not null`.execute(
    db
  );
  await sql`create index event_unchained on event (body_id, at) where sequence is null`.execute(db);
  await sql`select own_by_body('event')`.execute(db);
  // What happened is never rewritten; only the chain is added.
  await sql`revoke update, delete on event from opora_app`.execute(db);
  await sql`grant update (sequence, chain_hash) on event to opora_app`.execute(db);
}
