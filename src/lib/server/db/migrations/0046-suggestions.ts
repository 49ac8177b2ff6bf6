import { type Kysely, sql } from 'kysely';

/** What residents suggest, who offered to help, and what of the voices of residents everybody reads. */
export async function up(db: Kysely<never>) {
  // Where there is a row, the box for suggestions is open.
  await sql`
    create table suggestion_box (
      body_id   uuid primary key references planning_body,
      opened_on date not null
    )`.execute(db);
  await sql`select own_by_body('suggestion_box')`.execute(db);

  await sql`
    create table suggestion (
      body_id     uuid not null references planning_body,
      id          uuid not null default gen_random_uuid(),
      -- The key of the form: the same form sent twice is one suggestion. It never leaves the desk.
      form_key    uuid not null,
      receipt     text not null,
      text        text not null check (length(text) between 1 and 2000),
      place       text check (length(place) between 1 and 200),
      author_kind text check (author_kind in ('resident', 'recipient', 'carer', 'provider', 'other')),
      language    text not null check (language in ('sk', 'en')),
      state       text not null check (state in ('waiting', 'to-verify', 'released', 'rejected')),
      -- A day and no moment: a contact that was left in the same minute cannot be told from it.
      received_on date not null,
      shown_text  text check (length(shown_text) between 1 and 2000),
      reason      text check (length(reason) between 1 and 2000),
      settled_on  date,
      settled_by  uuid references actor,
      answer      text check (length(answer) between 1 and 2000),
      answered_on date,
      answered_by uuid references actor,
      revision    integer not null default 1,
      primary key (body_id, id),
      unique (body_id, form_key),
      unique (body_id, receipt),
      check ((state in ('released', 'rejected')) = (settled_on is not null)),
      check (shown_text is null or state = 'released'),
      check ((reason is not null) = (state = 'rejected')),
      check ((answer is null) = (answered_on is null)),
      check (answer is null or state = 'released')
    )`.execute(db);
  await sql`create index on suggestion (body_id, state, received_on, id)`.execute(db);
  await sql`select own_by_body('suggestion')`.execute(db);

  // Who wants to help. Nothing here leads to a suggestion.
  await sql`
    create table offered_help (
      body_id      uuid not null references planning_body,
      id           uuid not null default gen_random_uuid(),
      form_key     uuid not null,
      receipt      text not null,
      kinds        text[] not null check (kinds <@ array['help', 'group'] and cardinality(kinds) > 0),
      name         text not null check (length(name) between 1 and 120),
      contact      text not null check (length(contact) between 1 and 254),
      note         text check (length(note) between 1 and 500),
      consented_on date not null,
      primary key (body_id, id),
      unique (body_id, form_key),
      unique (body_id, receipt)
    )`.execute(db);
  await sql`select own_by_body('offered_help')`.execute(db);

  // What everybody reads of voices: one row for each thing that is shown, whatever it is.
  await sql`
    create table published_voice (
      body_id uuid not null references planning_body on delete cascade,
      kind    text not null,
      id      uuid not null,
      day     date not null,
      content jsonb not null,
      primary key (body_id, kind, id)
    )`.execute(db);
  await sql`create index on published_voice (body_id, kind, day desc, id)`.execute(db);
  await sql`grant select, insert, update, delete on published_voice to opora_app`.execute(db);
  await sql`grant select on published_voice to opora_public`.execute(db);
}
