import { type Kysely, sql } from 'kysely';

/** Meetings with their minutes, what they decided and who is to do what. */
export async function up(db: Kysely<never>) {
  await sql`
    create table meeting (
      body_id        uuid not null references planning_body,
      id             uuid not null,
      kind           text not null check (kind in ('group', 'public', 'focus-group', 'interview')),
      group_id       uuid,
      title          text not null check (length(title) between 1 and 200),
      place          text not null check (length(place) between 1 and 200),
      starts_at      timestamptz not null,
      ends_at        timestamptz not null check (ends_at > starts_at),
      agenda         text not null default '' check (length(agenda) <= 10000),
      is_public      boolean not null,
      state          text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
      minutes        text not null default '' check (length(minutes) <= 10000),
      minutes_shown  boolean not null default false,
      internal_notes text not null default '' check (length(internal_notes) <= 10000),
      attended       integer check (attended between 0 and 100000),
      changed_at     timestamptz not null default now(),
      revision       integer not null default 1,
      primary key (body_id, id),
      foreign key (body_id, group_id) references planning_group (body_id, id)
    )`.execute(db);
  await sql`create index on meeting (body_id, starts_at, id)`.execute(db);
  await sql`create index on meeting (body_id, group_id)`.execute(db);
  await sql`select own_by_body('meeting')`.execute(db);

  await sql`
    create table meeting_point (
      body_id     uuid not null references planning_body,
      id          uuid not null,
      meeting_id  uuid not null,
      position    text collate "C" not null,
      kind        text not null check (kind in ('decision', 'task')),
      text        text not null check (length(text) between 1 and 1000),
      responsible text not null default '' check (length(responsible) <= 200),
      due_on      date,
      is_done     boolean not null default false,
      is_public   boolean not null,
      primary key (body_id, id),
      foreign key (body_id, meeting_id) references meeting (body_id, id) on delete cascade
    )`.execute(db);
  await sql`create index on meeting_point (body_id, meeting_id, position)`.execute(db);
  await sql`select own_by_body('meeting_point')`.execute(db);
}
