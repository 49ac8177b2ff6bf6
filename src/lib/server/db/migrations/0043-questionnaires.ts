import { type Kysely, sql } from 'kysely';

/** Questionnaires, their versions, and answers counted as they arrive; nothing says who answered. */
export async function up(db: Kysely<never>) {
  await questionnaires(db);
  await answers(db);
  await contacts(db);
  await published(db);
}

async function questionnaires(db: Kysely<never>) {
  await sql`
    create table questionnaire (
      body_id      uuid not null references planning_body,
      id           uuid not null,
      -- Names it in addresses, on paper and in letters.
      code         text not null unique check (code ~ '^[2-9a-km-np-z]{6}$'),
      plan_id      uuid,
      audience     text not null check (audience ~ '^[a-z-]+$'),
      mode         text not null default 'open' check (mode in ('open', 'codes', 'kiosk')),
      opens_at     timestamptz,
      closes_at    timestamptz,
      open_version integer,
      small_body   boolean not null default true,
      primary key (body_id, id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete set null (plan_id),
      check ((opens_at is null) = (closes_at is null) and (opens_at is null) = (open_version is null)),
      check (closes_at >= opens_at)
    )`.execute(db);
  await sql`create index on questionnaire (body_id, plan_id)`.execute(db);
  await sql`select own_by_body('questionnaire')`.execute(db);
  // While a body leaves or arrives nobody answers: what came in between would be lost.
  await sql`
    create policy whole on questionnaire as restrictive
    using (
      not exists (
        select from body_removal as leaving
        where leaving.body_id = questionnaire.body_id and leaving.begun_at is not null and leaving.ended_at is null
      )
      or (select current_setting('app.leaving', true)) = 'on'
      or current_user = 'opora_backup'
    )
    with check (true)`.execute(db);

  await sql`
    create table questionnaire_version (
      body_id          uuid not null,
      questionnaire_id uuid not null,
      number           integer not null check (number >= 1),
      content          jsonb not null,
      -- SHA-256 of the canonical content.
      hash             text not null check (hash ~ '^[0-9a-f]{64}$'),
      revision         integer not null default 1,
      -- From this moment on people may have answered it, and it never changes.
      frozen_at        timestamptz,
      primary key (body_id, questionnaire_id, number),
      foreign key (body_id, questionnaire_id) references questionnaire (body_id, id) on delete cascade
    )`.execute(db);
  await sql`select own_by_body('questionnaire_version')`.execute(db);
  await sql`
    create function keep_frozen_version() returns trigger language plpgsql as $$
    begin
      if old.frozen_at is not null then raise exception 'a version that was opened never changes'; end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger keep_frozen before update on questionnaire_version
    for each row execute function keep_frozen_version()`.execute(db);
}

async function answers(db: Kysely<never>) {
  await sql`
    create table response (
      body_id          uuid not null,
      id               uuid not null default gen_random_uuid(),
      questionnaire_id uuid not null,
      version          integer not null,
      channel          text not null check (channel in ('web', 'paper', 'interviewer', 'kiosk')),
      language         text not null check (language in ('sk', 'easy', 'en', 'hu')),
      -- By id of the question; without words of one's own and without a contact.
      answers          jsonb not null,
      -- The receipt is made of the key of the sheet: its hash keeps one sheet from being counted twice.
      receipt_hash     text not null check (receipt_hash ~ '^[0-9a-f]{64}$'),
      state            text not null check (state in ('counted', 'to-check', 'withdrawn', 'discarded')),
      -- The day and no more.
      sent_on          date not null,
      -- Words that wait with answers to be checked; they leave them when the answers are counted.
      held_words       jsonb,
      primary key (body_id, id),
      unique (body_id, questionnaire_id, receipt_hash),
      foreign key (body_id, questionnaire_id, version)
        references questionnaire_version (body_id, questionnaire_id, number) on delete cascade,
      check (state in ('counted', 'to-check') or answers = '{}'),
      check (state = 'to-check' or held_words is null)
    )`.execute(db);
  await sql`create index on response (body_id, questionnaire_id, version)`.execute(db);
  await sql`create index on response (body_id, questionnaire_id, sent_on) where state = 'to-check'`.execute(
    db
  );
  await sql`select own_by_body('response')`.execute(db);

  // Hot rows: room on every page lets a count change in place.
  await sql`
    create table response_tally (
      body_id          uuid not null,
      questionnaire_id uuid not null,
      version          integer not null,
      question_id      text not null,
      answer           text not null,
      sex              text not null,
      age              text not null,
      part             text not null,
      count            integer not null check (count >= 0),
      primary key (body_id, questionnaire_id, version, question_id, answer, sex, age, part),
      foreign key (body_id, questionnaire_id) references questionnaire (body_id, id) on delete cascade
    ) with (fillfactor = 50)`.execute(db);
  await sql`select own_by_body('response_tally')`.execute(db);

  // The id is made of the receipt, so that its holder alone finds her words; nothing else leads to who wrote them.
  await sql`
    create table response_text (
      body_id          uuid not null,
      id               uuid not null,
      questionnaire_id uuid not null,
      question_id      text not null,
      text             text not null check (length(text) between 1 and 4000),
      released_at      timestamptz,
      released_by      uuid references actor,
      primary key (body_id, id),
      foreign key (body_id, questionnaire_id) references questionnaire (body_id, id) on delete cascade
    )`.execute(db);
  await sql`create index on response_text (body_id, questionnaire_id, question_id, id)`.execute(db);
  await sql`select own_by_body('response_text')`.execute(db);
}

async function contacts(db: Kysely<never>) {
  await sql`
    create table survey_contact (
      body_id          uuid not null,
      id               uuid not null,
      questionnaire_id uuid not null,
      contact          text not null check (length(contact) between 1 and 254),
      -- The same for all contacts of a questionnaire: it says nothing of when somebody answered.
      forget_after     timestamptz not null,
      primary key (body_id, id),
      foreign key (body_id, questionnaire_id) references questionnaire (body_id, id) on delete cascade
    )`.execute(db);
  await sql`create index on survey_contact (body_id, questionnaire_id)`.execute(db);
  await sql`create index on survey_contact (lower(contact))`.execute(db);
  await sql`select own_by_body('survey_contact')`.execute(db);
}

async function published(db: Kysely<never>) {
  await sql`
    create table published_questionnaire (
      body_id   uuid not null,
      id        uuid not null,
      code      text not null unique,
      version   integer not null,
      audience  text not null,
      mode      text not null,
      opens_at  timestamptz not null,
      closes_at timestamptz not null,
      small_body boolean not null,
      content   jsonb not null,
      primary key (body_id, id),
      foreign key (body_id, id) references questionnaire (body_id, id) on delete cascade
    )`.execute(db);
  await sql`grant select, insert, update, delete on published_questionnaire to opora_app`.execute(db);
  await sql`grant select on published_questionnaire to opora_public`.execute(db);
}
