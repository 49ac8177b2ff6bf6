import { type Kysely, sql } from 'kysely';

/** The public directory counts its changes, so that answers made from it are kept exactly as long as they hold. */
export async function up(db: Kysely<never>) {
  await sql`
    create table published_directory (
      only_row boolean primary key default true check (only_row),
      revision bigint not null default 0
    )`.execute(db);
  await sql`insert into published_directory default values`.execute(db);
  await sql`grant select on published_directory to opora_app, opora_public`.execute(db);
  // Whoever writes the directory, by whatever way, cannot forget to count.
  await sql`
    create function raise_directory_revision() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update published_directory set revision = revision + 1;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger raise_directory_revision after insert or update or delete or truncate on published_service
    for each statement execute function raise_directory_revision()`.execute(db);
  await sql`create index on published_service ((provider ->> 'id'), id)`.execute(db);
}
