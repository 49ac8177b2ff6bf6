import { type Kysely, sql } from 'kysely';

/** Whom a body invites, who was at its meetings, and mails that bring a calendar file. */
export async function up(db: Kysely<never>) {
  await sql`
    create table stakeholder (
      body_id      uuid not null references planning_body,
      id           uuid not null,
      kind         text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
      is_person    boolean not null,
      name         text check (length(name) between 1 and 200),
      contact_name text check (length(contact_name) between 1 and 200),
      email        text check (length(email) between 3 and 254),
      phone        text check (length(phone) between 1 and 40),
      note         text not null default '' check (length(note) <= 500),
      consented_on date,
      withdrawn_on date,
      revision     integer not null default 1,
      primary key (body_id, id),
      -- A person is kept by consent alone, and is nobody any more once it is withdrawn.
      check ((name is null) = (is_person and withdrawn_on is not null)),
      check (withdrawn_on is null or (contact_name is null and email is null and phone is null)),
      check (consented_on is not null or (not is_person and contact_name is null))
    )`.execute(db);
  await sql`select own_by_body('stakeholder')`.execute(db);

  // Who is invited: a stakeholder, or somebody of a group, told by the actor so that no account travels.
  await sql`
    create table meeting_guest (
      body_id        uuid not null references planning_body,
      id             uuid not null default gen_random_uuid(),
      meeting_id     uuid not null,
      stakeholder_id uuid,
      actor_id       uuid references actor,
      invited_at     timestamptz,
      attended       boolean not null default false,
      primary key (body_id, id),
      unique (body_id, meeting_id, stakeholder_id),
      unique (body_id, meeting_id, actor_id),
      check (num_nonnulls(stakeholder_id, actor_id) = 1),
      foreign key (body_id, meeting_id) references meeting (body_id, id) on delete cascade,
      foreign key (body_id, stakeholder_id) references stakeholder (body_id, id) on delete cascade
    )`.execute(db);
  await sql`create index on meeting_guest (body_id, stakeholder_id)`.execute(db);
  await sql`select own_by_body('meeting_guest')`.execute(db);

  await sql`alter table mail_message add column calendar text`.execute(db);
}
