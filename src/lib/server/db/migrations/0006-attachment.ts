import { type Kysely, sql } from 'kysely';

/** Pictures of a body: the row names a file in the file store, which was there before the row. */
export async function up(db: Kysely<never>) {
  await sql`
    create table attachment (
      body_id       uuid not null references planning_body,
      id            uuid not null,
      hash          text not null check (hash ~ '^[0-9a-f]{64}$'),
      kind          text not null check (kind in ('png', 'jpeg')),
      -- Bytes, and pixels of the picture as it is shown.
      size          integer not null check (size > 0),
      width         integer not null check (width > 0),
      height        integer not null check (height > 0),
      original_name text not null check (length(original_name) <= 200),
      uploaded_at   timestamptz not null default now(),
      actor_id      uuid references actor,
      primary key (body_id, id),
      unique (body_id, hash)
    )`.execute(db);
  await sql`select own_by_body('attachment')`.execute(db);
}
