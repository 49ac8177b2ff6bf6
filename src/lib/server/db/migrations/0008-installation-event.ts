import { type Kysely, sql } from 'kysely';

/** What happened to the installation itself: the operator's changes of the law's catalogue. Append only. */
export async function up(db: Kysely<never>) {
  await sql`
    create table installation_event (
      id         uuid primary key default gen_random_uuid(),
      at         timestamptz not null default now(),
      actor_id   uuid references actor,
      action     text not null,
      subject    text not null,
      subject_id text,
      details    jsonb not null default '{}'
    )`.execute(db);
  await sql`create index on installation_event (at)`.execute(db);
  await sql`grant select, insert on installation_event to opora_app`.execute(db);
}
