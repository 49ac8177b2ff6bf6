import { type Kysely, sql } from 'kysely';

/** Providers report the figures of a year in a term that the body opens, judges and locks. */
export async function up(db: Kysely<never>) {
  await sql`
    create table reporting_term (
      body_id   uuid not null references planning_body,
      id        uuid not null,
      year      integer not null check (year between 2009 and 2100),
      opened_on date not null,
      due_on    date not null check (due_on >= opened_on),
      opened_by uuid references actor,
      locked_at timestamptz,
      locked_by uuid references actor,
      primary key (body_id, id),
      unique (body_id, year)
    )`.execute(db);
  await sql`select own_by_body('reporting_term')`.execute(db);

  // What is sent and judged is kept as moments; the state is computed of them.
  await sql`
    create table yearly_report (
      body_id       uuid not null references planning_body,
      id            uuid not null default gen_random_uuid(),
      term_id       uuid not null,
      service_id    uuid not null references service on delete cascade,
      -- What the provider filled in so far; null: nothing yet.
      content       jsonb,
      revision      integer not null default 0,
      -- Whoever of the body wrote it down from paper; null: the provider, who has no account.
      entered_by    uuid references actor,
      sent_at       timestamptz,
      returned_at   timestamptz,
      return_reason text check (length(return_reason) between 1 and 2000),
      accepted_at   timestamptz,
      accepted_by   uuid references actor,
      primary key (body_id, id),
      unique (body_id, term_id, service_id),
      foreign key (body_id, term_id) references reporting_term on delete cascade,
      check (sent_at is null or content is not null),
      check (accepted_at is null or sent_at is not null),
      check ((returned_at is null) = (return_reason is null))
    )`.execute(db);
  await sql`create index on yearly_report (service_id)`.execute(db);
  await sql`select own_by_body('yearly_report')`.execute(db);

  // One report that a link opens; a link to all reports of a provider is several rows with one hash.
  await sql`
    create table report_link (
      body_id    uuid not null references planning_body,
      id         uuid not null default gen_random_uuid(),
      report_id  uuid not null,
      token_hash text not null,
      sent_on    date not null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      primary key (body_id, id),
      unique (token_hash, report_id),
      foreign key (body_id, report_id) references yearly_report on delete cascade
    )`.execute(db);
  await sql`create index on report_link (body_id, report_id)`.execute(db);
  await sql`select own_by_body('report_link')`.execute(db);
  await sql`
    create policy by_token on report_link for select
    using (token_hash = (select nullif(current_setting('app.token_hash', true), '')))`.execute(db);
}
