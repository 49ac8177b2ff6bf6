import { type Kysely, sql } from 'kysely';

/** Votes on priorities and their ballots, from the web and from paper; nothing says whose a ballot is. */
export async function up(db: Kysely<never>) {
  await sql`
    create table priority_vote (
      body_id   uuid not null references planning_body,
      id        uuid not null,
      code      text not null check (code ~ '^[2-9A-NP-Za-km-z]{6}$'),
      title     text not null check (length(title) between 1 and 200),
      lead      text not null check (length(lead) <= 2000),
      rule      text not null check (rule in ('approval', 'borda', 'equal-shares')),
      budget    integer check (budget > 0),
      is_public boolean not null,
      opens_on  date not null,
      closes_on date not null check (closes_on >= opens_on),
      items     jsonb not null,
      -- Counted when it was shown; ballots that would come later change nothing.
      result    jsonb,
      shown_on  date,
      revision  integer not null default 1,
      primary key (body_id, id),
      unique (body_id, code),
      check ((result is null) = (shown_on is null))
    )`.execute(db);
  await sql`select own_by_body('priority_vote')`.execute(db);

  await sql`
    create table priority_ballot (
      body_id     uuid not null references planning_body,
      id          uuid not null default gen_random_uuid(),
      vote_id     uuid not null,
      form_key    uuid not null,
      on_paper    boolean not null,
      items       jsonb not null check (jsonb_array_length(items) between 1 and 30),
      state       text not null check (state in ('counted', 'to-verify')),
      received_on date not null,
      entered_by  uuid references actor,
      primary key (body_id, id),
      unique (body_id, vote_id, form_key),
      foreign key (body_id, vote_id) references priority_vote (body_id, id) on delete cascade
    )`.execute(db);
  await sql`select own_by_body('priority_ballot')`.execute(db);
}
