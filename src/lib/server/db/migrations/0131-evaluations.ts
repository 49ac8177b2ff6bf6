import { type Kysely, sql } from 'kysely';

/** Evaluations of a plan by year: drafts that follow each other, and what was published of them. */
export async function up(db: Kysely<never>) {
  await sql`
    create table evaluation_draft (
      body_id         uuid not null references planning_body,
      id              uuid not null,
      plan_id         uuid not null,
      year            integer not null check (year between 1990 and 2100),
      sequence        integer not null check (sequence >= 1),
      -- Empty where the words of the program stand.
      summary         text check (length(summary) <= 10000),
      recommendations text check (length(recommendations) <= 10000),
      resolution      text check (length(resolution) <= 10000),
      spent_running   bigint check (spent_running between 0 and 100000000000),
      spent_capital   bigint check (spent_capital between 0 and 100000000000),
      spent_source    text check (length(spent_source) between 1 and 10000),
      recorded_at     timestamptz not null default now(),
      actor_id        uuid references actor,
      primary key (body_id, id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade,
      -- Two people who follow the same wording: the second one is told.
      unique (body_id, plan_id, year, sequence),
      check ((spent_running is null) = (spent_source is null) and (spent_capital is null) = (spent_source is null))
    )`.execute(db);
  await sql`select own_by_body('evaluation_draft')`.execute(db);
  await sql`
    create table evaluation (
      body_id      uuid not null references planning_body,
      id           uuid not null,
      plan_id      uuid not null,
      year         integer not null check (year between 1990 and 2100),
      number       integer not null check (number >= 1),
      content      jsonb not null,
      content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
      pdf_hash     text not null,
      docx_hash    text not null,
      published_at timestamptz not null default now(),
      actor_id     uuid references actor,
      primary key (body_id, id),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade,
      unique (body_id, plan_id, year, number)
    )`.execute(db);
  await sql`select own_by_body('evaluation')`.execute(db);
  // What was written and what was published stay until all data of the body are removed.
  await sql`revoke update, delete on evaluation_draft, evaluation from opora_app`.execute(db);

  await sql`
    create table published_evaluation (
      body_id      uuid not null references planning_body on delete cascade,
      plan_id      uuid not null,
      year         integer not null,
      number       integer not null,
      content      jsonb not null,
      content_hash text not null,
      pdf_hash     text not null,
      docx_hash    text not null,
      published_at timestamptz not null,
      primary key (body_id, plan_id, year, number)
    )`.execute(db);
  await sql`grant select, insert, update, delete on published_evaluation to opora_app`.execute(db);
  await sql`grant select on published_evaluation to opora_public`.execute(db);
}
