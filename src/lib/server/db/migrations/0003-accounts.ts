import { type Kysely, sql } from 'kysely';

/** Accounts of people who sign in, their memberships in planning bodies, invitations, and outgoing mail. */
export async function up(db: Kysely<never>) {
  await sql`
    create table user_account (
      id             uuid primary key default gen_random_uuid(),
      email          text not null unique check (email = lower(email)),
      email_verified boolean not null default false,
      name           text not null,
      image          text,
      operator       boolean not null default false,
      language       text not null default 'sk' check (language in ('sk', 'en')),
      created_at     timestamptz not null default now(),
      updated_at     timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table user_session (
      id         uuid primary key default gen_random_uuid(),
      user_id    uuid not null references user_account on delete cascade,
      token      text not null unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index user_session_user on user_session (user_id)`.execute(db);
  await sql`
    create table user_credential (
      id                       uuid primary key default gen_random_uuid(),
      user_id                  uuid not null references user_account on delete cascade,
      account_id               text not null,
      provider_id              text not null,
      access_token             text,
      refresh_token            text,
      id_token                 text,
      access_token_expires_at  timestamptz,
      refresh_token_expires_at timestamptz,
      scope                    text,
      password                 text,
      created_at               timestamptz not null default now(),
      updated_at               timestamptz not null default now(),
      unique (provider_id, account_id)
    )`.execute(db);
  await sql`create index user_credential_user on user_credential (user_id)`.execute(db);
  await sql`
    create table user_verification (
      id         text primary key default gen_random_uuid()::text,
      identifier text not null,
      value      text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index user_verification_identifier on user_verification (identifier)`.execute(db);
  await sql`
    grant select, insert, update, delete on user_account, user_session, user_credential, user_verification
    to opora_app`.execute(db);

  // Groups of a body: steering group (riadiaca skupina), working groups (pracovné skupiny).
  await sql`
    create table planning_group (
      body_id  uuid not null references planning_body,
      id       uuid not null default gen_random_uuid(),
      kind     text not null check (kind in ('steering', 'working')),
      name     text not null check (length(name) between 1 and 200),
      position text collate "C" not null,
      revision bigint not null default 1,
      primary key (body_id, id)
    )`.execute(db);
  await sql`select own_by_body('planning_group')`.execute(db);

  await sql`
    create table membership (
      body_id    uuid not null references planning_body,
      id         uuid not null default gen_random_uuid(),
      account_id uuid not null references user_account on delete cascade,
      role       text not null check (role in ('coordinator', 'editor', 'group-member', 'provider', 'mayor', 'councillor',
                                               'external-drafter', 'region-analyst', 'auditor')),
      valid_from date not null,
      -- First day on which the role no longer holds; a mayor's and a councillor's term ends, an external drafter's must.
      valid_to   date,
      group_id   uuid,
      primary key (body_id, id),
      foreign key (body_id, group_id) references planning_group (body_id, id),
      check (valid_to is null or valid_to > valid_from),
      check (role <> 'external-drafter' or valid_to is not null),
      exclude using gist (body_id with =, account_id with =, role with =,
        daterange(valid_from, valid_to) with &&) where (group_id is null)
    )`.execute(db);
  await sql`select own_by_body('membership')`.execute(db);
  // The list of work asks for the bodies of one person: her own memberships, in whatever body.
  await sql`
    create policy own_membership on membership for select
    using (account_id = (select nullif(current_setting('app.account', true), '')::uuid))`.execute(db);
  await sql`create index membership_account on membership (account_id)`.execute(db);

  await sql`
    create table invitation (
      body_id     uuid not null references planning_body,
      id          uuid not null default gen_random_uuid(),
      email       text not null check (email = lower(email)),
      role        text not null,
      valid_to    date,
      token_hash  text not null unique,
      invited_by  uuid references actor,
      invited_at  timestamptz not null default now(),
      expires_at  timestamptz not null,
      accepted_at timestamptz,
      withdrawn_at timestamptz,
      primary key (body_id, id)
    )`.execute(db);
  await sql`select own_by_body('invitation')`.execute(db);
  // Whoever holds the token may see its one invitation, in whatever body it is.
  await sql`
    create policy by_token on invitation for select
    using (token_hash = (select nullif(current_setting('app.token_hash', true), '')))`.execute(db);

  // A request to become the first coordinator of a body; the operator approves it.
  await sql`
    create table coordinator_request (
      id           uuid primary key default gen_random_uuid(),
      body_id      uuid not null references planning_body,
      account_id   uuid not null references user_account on delete cascade,
      reason       text not null check (length(reason) between 1 and 2000),
      requested_at timestamptz not null default now(),
      decided_at   timestamptz,
      approved     boolean,
      check ((decided_at is null) = (approved is null))
    )`.execute(db);
  await sql`
    create unique index coordinator_request_open on coordinator_request (body_id, account_id)
    where decided_at is null`.execute(db);
  await sql`grant select, insert, update, delete on coordinator_request to opora_app`.execute(db);

  // Outgoing mail. A row commits with what it tells of; Message-ID is stable, so a repeat is recognised.
  await sql`
    create table mail_message (
      id           uuid primary key default gen_random_uuid(),
      message_id   text not null unique,
      recipient    text not null,
      subject      text not null,
      body         text not null,
      -- Sign-in, reset and invitation mails carry a key: they are shown nowhere and emptied once sent.
      secret       boolean not null default false,
      created_at   timestamptz not null default now(),
      attempts     integer not null default 0,
      next_attempt timestamptz not null default now(),
      sent_at      timestamptz,
      failed_at    timestamptz,
      last_error   text
    )`.execute(db);
  await sql`
    create index mail_message_due on mail_message (next_attempt)
    where sent_at is null and failed_at is null`.execute(db);
  await sql`grant select, insert, update, delete on mail_message to opora_app`.execute(db);
}
