import { type Kysely, sql } from 'kysely';

/**
 * Remarks of staff on parts of a plan, what people are told of by mail, and what a person chose for herself: whether
 * that mail comes, and that she has left the guided tour.
 */
export async function up(db: Kysely<never>) {
  await sql`
    create table remark_thread (
      body_id      uuid not null references planning_body,
      id           uuid not null,
      plan_id      uuid not null,
      subject_kind text not null check (length(subject_kind) between 1 and 40),
      -- No key of a block or item: a remark outlives what it was made on.
      subject_id   text not null check (length(subject_id) between 1 and 100),
      -- The part of the text in which the block stood.
      section      text,
      -- The wording of the block on which the remark was made.
      wording_hash text,
      -- Its first words, or what the item was called then.
      quote        text not null,
      opened_at    timestamptz not null default now(),
      resolved_at  timestamptz,
      resolved_by  uuid references actor,
      primary key (body_id, id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade,
      foreign key (body_id, wording_hash) references wording (body_id, hash)
    )`.execute(db);
  await sql`
    create index on remark_thread (body_id, plan_id, subject_kind, subject_id)`.execute(db);
  await sql`select own_by_body('remark_thread')`.execute(db);

  await sql`
    create table remark (
      body_id    uuid not null references planning_body,
      id         uuid not null,
      thread_id  uuid not null,
      actor_id   uuid references actor,
      text       text not null check (length(text) <= 4000),
      written_at timestamptz not null default now(),
      edited_at  timestamptz,
      -- Removed by its author; its place stays as long as others have answered in the thread.
      removed_at timestamptz,
      primary key (body_id, id),
      foreign key (body_id, thread_id) references remark_thread (body_id, id) on delete cascade,
      check ((removed_at is null) = (text <> ''))
    )`.execute(db);
  await sql`create index on remark (body_id, thread_id)`.execute(db);
  await sql`select own_by_body('remark')`.execute(db);

  await sql`
    create table remark_mention (
      body_id   uuid not null references planning_body,
      remark_id uuid not null,
      actor_id  uuid not null references actor,
      primary key (body_id, remark_id, actor_id),
      foreign key (body_id, remark_id) references remark (body_id, id) on delete cascade
    )`.execute(db);
  await sql`select own_by_body('remark_mention')`.execute(db);

  // What a person is to be told: of a part that she was given, or of a remark in which she was mentioned.
  await sql`
    create table notice (
      body_id    uuid not null references planning_body,
      id         uuid not null default gen_random_uuid(),
      account_id uuid not null references user_account on delete cascade,
      plan_id    uuid not null,
      section    text,
      remark_id  uuid,
      noticed_at timestamptz not null default now(),
      told_at    timestamptz,
      primary key (body_id, id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade,
      foreign key (body_id, remark_id) references remark (body_id, id) on delete cascade,
      check ((section is null) <> (remark_id is null))
    )`.execute(db);
  await sql`create index on notice (account_id) where told_at is null`.execute(db);
  await sql`select own_by_body('notice')`.execute(db);

  await sql`
    alter table user_account
      add column digest boolean not null default true,
      -- The last day on which the digest was sent: never two on one day.
      add column digest_on date,
      add column tour_left_at timestamptz`.execute(db);
}
