import { type Kysely, sql } from 'kysely';

/** Public discussions of drafts, what people comment on, and what of it everybody reads. */
export async function up(db: Kysely<never>) {
  await sql`
    create table consultation (
      body_id        uuid not null references planning_body,
      id             uuid not null,
      code           text not null check (code ~ '^[2-9A-NP-Za-km-z]{6}$'),
      plan_id        uuid not null,
      version_number integer not null,
      content_hash   text not null,
      opens_on       date not null,
      closes_on      date not null check (closes_on >= opens_on),
      on_paper       text not null check (length(on_paper) between 1 and 1000),
      needs_name     boolean not null,
      needs_reason   boolean not null,
      ended_on       date check (ended_on > closes_on),
      revision       integer not null default 1,
      primary key (body_id, id),
      unique (body_id, code),
      foreign key (body_id, plan_id, version_number)
        references plan_version (body_id, plan_id, number) on delete cascade
    )`.execute(db);
  await sql`select own_by_body('consultation')`.execute(db);

  await sql`
    create table consultation_meeting (
      body_id         uuid not null references planning_body,
      consultation_id uuid not null,
      meeting_id      uuid not null,
      primary key (body_id, consultation_id, meeting_id),
      foreign key (body_id, consultation_id) references consultation (body_id, id) on delete cascade,
      foreign key (body_id, meeting_id) references meeting (body_id, id) on delete cascade
    )`.execute(db);
  await sql`create index on consultation_meeting (body_id, meeting_id)`.execute(db);
  await sql`select own_by_body('consultation_meeting')`.execute(db);

  await sql`
    create table consultation_comment (
      body_id         uuid not null references planning_body,
      -- The key of the form it came by: the same form sent twice is one comment.
      id              uuid not null,
      consultation_id uuid not null,
      receipt         text not null,
      part_key        text not null,
      wording_hash    text not null,
      text            text not null check (length(text) <= 5000),
      proposed        text check (length(proposed) between 1 and 5000),
      reason          text check (length(reason) between 1 and 5000),
      name            text check (length(name) between 1 and 120),
      language        text not null check (language in ('sk', 'en')),
      origin          text not null check (origin in ('web', 'e-mail', 'paper', 'minutes')),
      to_verify       boolean not null,
      received_on     date not null,
      received_at     timestamptz not null default now(),
      entered_by      uuid references actor,
      hidden_reason   text check (length(hidden_reason) between 1 and 2000),
      hidden_by       uuid references actor,
      verdict         text check (verdict in ('accepted', 'partly', 'not-accepted', 'not-relevant', 'outside')),
      verdict_reason  text check (length(verdict_reason) <= 2000),
      decided_by      text check (length(decided_by) between 1 and 2000),
      edit            text check (length(edit) between 1 and 2000),
      settled_on      date,
      settled_by      uuid references actor,
      supports        integer not null default 0,
      revision        integer not null default 1,
      primary key (body_id, id),
      unique (body_id, receipt),
      foreign key (body_id, consultation_id) references consultation (body_id, id) on delete cascade,
      check (text <> '' or proposed is not null),
      check ((verdict is null) = (settled_on is null)),
      check ((verdict is null) = (decided_by is null)),
      check (verdict is null or verdict = 'accepted' or verdict_reason <> '')
    )`.execute(db);
  await sql`
    create index on consultation_comment (body_id, consultation_id, received_at, id)`.execute(db);
  await sql`
    create index on consultation_comment (body_id, consultation_id) where verdict is null`.execute(db);
  await sql`select own_by_body('consultation_comment')`.execute(db);

  // Who supports a comment is a hash of a chance value their browser keeps and of the comment: two comments that one
  // person supports cannot be told from it.
  await sql`
    create table consultation_support (
      body_id    uuid not null references planning_body,
      comment_id uuid not null,
      supporter  text not null,
      primary key (body_id, comment_id, supporter),
      foreign key (body_id, comment_id) references consultation_comment (body_id, id) on delete cascade
    )`.execute(db);
  await sql`select own_by_body('consultation_support')`.execute(db);

  await sql`
    create table published_consultation (
      body_id        uuid not null references planning_body on delete cascade,
      id             uuid not null,
      code           text not null,
      plan_id        uuid not null,
      version_number integer not null,
      title          text not null,
      opens_on       date not null,
      closes_on      date not null,
      on_paper       text not null,
      needs_name     boolean not null,
      needs_reason   boolean not null,
      ended_on       date,
      meeting_ids    uuid[] not null,
      primary key (body_id, id),
      unique (body_id, code)
    )`.execute(db);

  // What can be commented on, as it is read, in the order of the plan. comments is counted up with each, so that a page
  // with ten thousand of them is made as fast as one with ten.
  await sql`
    create table published_consultation_part (
      body_id         uuid not null references planning_body on delete cascade,
      consultation_id uuid not null,
      position        integer not null,
      key             text not null,
      kind            text not null,
      section         text,
      number          text,
      text            text not null,
      hash            text not null,
      comments        integer not null default 0,
      primary key (body_id, consultation_id, position),
      unique (body_id, consultation_id, key)
    )`.execute(db);

  await sql`
    create table published_comment (
      body_id         uuid not null references planning_body on delete cascade,
      id              uuid not null,
      consultation_id uuid not null,
      part_position   integer not null,
      received_at     timestamptz not null,
      received_on     date not null,
      text            text not null,
      proposed        text,
      reason          text,
      name            text,
      language        text not null,
      origin          text not null,
      hidden_reason   text,
      verdict         text,
      verdict_reason  text,
      decided_by      text,
      edit            text,
      settled_on      date,
      supports        integer not null,
      primary key (body_id, id)
    )`.execute(db);
  await sql`
    create index on published_comment (body_id, consultation_id, part_position, received_at, id)`.execute(db);
  for (const table of ['published_consultation', 'published_consultation_part', 'published_comment']) {
    await sql`grant select, insert, update, delete on ${sql.table(table)} to opora_app`.execute(db);
    await sql`grant select on ${sql.table(table)} to opora_public`.execute(db);
  }
}
