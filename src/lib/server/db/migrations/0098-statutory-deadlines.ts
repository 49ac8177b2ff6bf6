import { type Kysely, sql } from 'kysely';

/**
 * How long the law's deadlines are, dated; what bodies did for them, recorded for ever; and the secret addresses at
 * which people subscribe to the calendar of their bodies.
 */
export async function up(db: Kysely<never>) {
  await sql`
    create table deadline_rule (
      code       text not null check (code ~ '^[a-z]+(-[a-z]+)*$'),
      valid_from date not null,
      valid_to   date check (valid_to > valid_from),
      months     integer not null check (months between 0 and 120),
      days       integer not null check (days between 0 and 3660),
      -- A window of every year, both days counted in.
      opens      text check (opens ~ '^(0[1-9]|1[0-2])-[0-3][0-9]$'),
      closes     text check (closes ~ '^(0[1-9]|1[0-2])-[0-3][0-9]$'),
      provision  text not null,
      verified   boolean not null,
      source     text not null check (length(source) between 1 and 500),
      origin     text not null default 'supplied' check (origin in ('supplied', 'operator')),
      primary key (code, valid_from),
      exclude using gist (code with =, daterange(valid_from, valid_to) with &&),
      check ((opens is null) = (closes is null))
    )`.execute(db);
  await sql`grant select on deadline_rule to opora_public`.execute(db);
  await sql`grant select, insert, update, delete on deadline_rule to opora_app`.execute(db);

  await sql`
    create table statutory_step (
      body_id           uuid not null references planning_body,
      id                uuid not null,
      plan_id           uuid not null,
      kind              text not null check (kind in ('submitted-to-council', 'sent-to-region', 'evaluated')),
      year              integer check (year between 1990 and 2100),
      content_hash      text,
      happened_on       date not null,
      channel           text check (channel in ('electronic-mailbox', 'registry-desk', 'post', 'e-mail')),
      file_number       text not null check (length(file_number) <= 300),
      record_number     text not null check (length(record_number) <= 300),
      proof             text not null check (length(proof) <= 300),
      -- As it was counted on the day of the record: a later rule changes nothing of what is written here.
      due_on            date,
      rule_from         date,
      corrects          uuid,
      correction_reason text not null check (length(correction_reason) <= 300),
      -- The corrected record says what never happened.
      withdrawn         boolean not null default false check (not withdrawn or corrects is not null),
      recorded_at       timestamptz not null default now(),
      actor_id          uuid references actor,
      primary key (body_id, id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade,
      foreign key (body_id, plan_id, content_hash) references plan_version (body_id, plan_id, content_hash),
      -- Judged at the end: an archive brings records in the order of their keys, a correction before what it corrects.
      foreign key (body_id, corrects) references statutory_step (body_id, id) deferrable initially deferred,
      -- Two people who correct the same record: the second one is told.
      unique (body_id, corrects),
      check ((kind = 'evaluated') = (year is not null)),
      check ((kind = 'sent-to-region') = (content_hash is not null and channel is not null)),
      check (corrects is null or correction_reason <> '')
    )`.execute(db);
  await sql`select own_by_body('statutory_step')`.execute(db);
  await sql`create index statutory_step_plan on statutory_step (body_id, plan_id)`.execute(db);
  // Recorded for ever: what is written stays until all data of the body are removed.
  await sql`revoke update, delete on statutory_step from opora_app`.execute(db);

  await sql`
    create table calendar_feed (
      account_id uuid primary key references user_account on delete cascade,
      token_hash text not null unique check (length(token_hash) = 64),
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`grant select, insert, update, delete on calendar_feed to opora_app`.execute(db);
}
