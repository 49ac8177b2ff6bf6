import { type Kysely, sql } from 'kysely';

/** Who answers for activities is asked by mail how they went, and tells it without an account. */
export async function up(db: Kysely<never>) {
  await sql`
    create table reminder_settings (
      body_id                uuid primary key references planning_body,
      reminds_itself         boolean not null,
      ask_from               text not null check (ask_from ~ '^[0-9]{2}-[0-9]{2}$'),
      coordinator_after_days integer not null check (coordinator_after_days between 7 and 180),
      mayor_after_days       integer not null check (mayor_after_days between 8 and 365),
      reminds_since          date,
      -- The last day on which the program looked by itself whom to remind.
      looked_on              date,
      check (mayor_after_days > coordinator_after_days)
    )`.execute(db);
  await sql`select own_by_body('reminder_settings')`.execute(db);

  await sql`
    create table owner_contact (
      body_id     uuid not null references planning_body,
      responsible text not null check (length(responsible) between 1 and 1000),
      email       text not null check (email = lower(email) and length(email) <= 254),
      language    text not null default 'sk' check (language in ('sk', 'en')),
      primary key (body_id, responsible)
    )`.execute(db);
  await sql`create index on owner_contact (email)`.execute(db);
  await sql`select own_by_body('owner_contact')`.execute(db);

  // One owner in one link; a link for several owners at one address is several rows with one hash.
  await sql`
    create table owner_link (
      body_id     uuid not null references planning_body,
      id          uuid not null default gen_random_uuid(),
      responsible text not null check (length(responsible) between 1 and 1000),
      token_hash  text not null,
      sent_on     date not null,
      expires_at  timestamptz not null,
      revoked_at  timestamptz,
      primary key (body_id, id),
      unique (token_hash, responsible)
    )`.execute(db);
  await sql`select own_by_body('owner_link')`.execute(db);
  await sql`
    create policy by_token on owner_link for select
    using (token_hash = (select nullif(current_setting('app.token_hash', true), '')))`.execute(db);

  // When each address was last written to: at most one mail a month, whoever the person is on the ladder.
  await sql`
    create table reminder_mail (
      body_id uuid not null references planning_body,
      id      uuid not null default gen_random_uuid(),
      email   text not null check (email = lower(email) and length(email) <= 254),
      rung    text not null check (rung in ('owner', 'coordinator', 'mayor')),
      items   integer not null check (items > 0),
      sent_on date not null,
      sent_at timestamptz not null,
      primary key (body_id, id)
    )`.execute(db);
  await sql`create index on reminder_mail (body_id, email, sent_on)`.execute(db);
  await sql`create index on reminder_mail (email)`.execute(db);
  await sql`select own_by_body('reminder_mail')`.execute(db);
}
