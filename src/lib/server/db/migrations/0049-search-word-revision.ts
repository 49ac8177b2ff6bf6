import { type Kysely, sql } from 'kysely';

/** The words of published texts count their changes: programs keep them in memory exactly as long as they hold. */
export async function up(db: Kysely<never>) {
  await sql`
    create table search_word_revision (
      only_row boolean primary key default true check (only_row),
      revision bigint not null default 0
    )`.execute(db);
  await sql`insert into search_word_revision default values`.execute(db);
  await sql`grant select on search_word_revision to opora_app, opora_public`.execute(db);
  // Most publishing brings no new word: two that bring none do not wait for each other.
  await sql`
    create function raise_search_word_revision() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      if exists (select from changed) then
        update search_word_revision set revision = revision + 1;
      end if;
      return null;
    end $$`.execute(db);
  for (const [event, table] of [
    ['insert', 'new'],
    ['update', 'new'],
    ['delete', 'old']
  ]) {
    await sql`
      create trigger ${sql.id(`raise_search_word_revision_on_${event}`)} after ${sql.raw(event ?? '')} on search_word
      referencing ${sql.raw(table ?? '')} table as changed
      for each statement execute function raise_search_word_revision()`.execute(db);
  }
  // Words that resemble another are looked up in memory now.
  await sql`drop index search_word_folded`.execute(db);
}
