import { type Kysely, sql } from 'kysely';

/** Words are looked up by their token, and the program may clear the space of replaced entries. */
export async function up(db: Kysely<never>) {
  await sql`create index search_word_token on search_word (token)`.execute(db);
  // The embedded database clears nothing by itself; PostgreSQL does, and before 17 only owners may.
  await sql`
    do $$ begin
      if current_setting('server_version_num')::int >= 170000 then
        execute 'grant maintain on published_search_entry, search_word to opora_app';
      end if;
    end $$`.execute(db);
}
