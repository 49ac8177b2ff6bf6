import { type Kysely, sql } from 'kysely';

/** Providers are asked by mail whether their records still hold, and mend them without an account. */
export async function up(db: Kysely<never>) {
  await sql`
    create table directory_settings (
      body_id          uuid primary key references planning_body,
      stale_after_days integer not null check (stale_after_days between 90 and 730),
      ask_every_months integer not null check (ask_every_months between 1 and 12),
      asks_itself      boolean not null default false,
      -- The last day on which the program looked by itself whom to ask.
      looked_on        date
    )`.execute(db);
  await sql`select own_by_body('directory_settings')`.execute(db);

  await sql`
    create table service_contact (
      body_id    uuid not null references planning_body,
      service_id uuid not null references service on delete cascade,
      email      text not null check (email = lower(email) and length(email) <= 254),
      language   text not null default 'sk' check (language in ('sk', 'en')),
      primary key (body_id, service_id)
    )`.execute(db);
  await sql`create index on service_contact (service_id)`.execute(db);
  await sql`create index on service_contact (email)`.execute(db);
  await sql`select own_by_body('service_contact')`.execute(db);

  // One service asked about in one link; a link about several services is several rows with one hash.
  await sql`
    create table confirmation_request (
      body_id      uuid not null references planning_body,
      id           uuid not null default gen_random_uuid(),
      service_id   uuid not null references service on delete cascade,
      token_hash   text not null,
      sent_on      date not null,
      expires_at   timestamptz not null,
      confirmed_at timestamptz,
      revoked_at   timestamptz,
      primary key (body_id, id),
      unique (token_hash, service_id)
    )`.execute(db);
  await sql`create index on confirmation_request (service_id)`.execute(db);
  await sql`select own_by_body('confirmation_request')`.execute(db);
  await sql`
    create policy by_token on confirmation_request for select
    using (token_hash = (select nullif(current_setting('app.token_hash', true), '')))`.execute(db);

  // What a provider wrote over, so that it can be put back as it was.
  await sql`
    create table provider_change (
      body_id    uuid not null references planning_body,
      id         uuid not null,
      service_id uuid not null references service on delete cascade,
      fact       jsonb not null,
      was        jsonb not null,
      changed_at timestamptz not null,
      settled_at timestamptz,
      settled_as text check (settled_as in ('kept', 'reverted')),
      settled_by uuid references actor,
      primary key (body_id, id),
      check ((settled_at is null) = (settled_as is null))
    )`.execute(db);
  await sql`create index on provider_change (service_id)`.execute(db);
  await sql`select own_by_body('provider_change')`.execute(db);

  await sql`alter table published_service add column stale_after_days integer not null default 365`.execute(
    db
  );
}
