import { type Kysely, sql } from 'kysely';

/**
 * What the public search can find. Written by publishing only, read with plain selects; everything in
 * it is public already. Tokens come from our own analyser, so the text search knows no language.
 */
export async function up(db: Kysely<never>) {
  await sql`
    create table published_search_entry (
      body_id    uuid not null references planning_body on delete cascade,
      -- What was published and replaces its entries as a whole: a version, the directory, the body itself.
      source     text not null,
      language   text not null check (language in ('sk', 'en')),
      kind       text not null check (kind ~ '^[a-z-]+$'),
      subject_id text not null,
      region     text,
      title      text not null,
      -- The title folded, to know a question that is a title.
      title_key  text not null,
      address    text not null,
      text       text not null,
      sort_key   text collate "C" not null,
      tokens     tsvector not null,
      primary key (body_id, source, language, kind, subject_id)
    )`.execute(db);
  // Pending lists of fast updates would have to be searched one by one in every question.
  await sql`
    create index published_search_entry_tokens on published_search_entry using gin (tokens)
    with (fastupdate = off)`.execute(db);
  await sql`grant select, insert, update, delete on published_search_entry to opora_app`.execute(db);
  await sql`grant select on published_search_entry to opora_public`.execute(db);

  // Words that occur in published texts, to mend misspelt questions and to suggest.
  await sql`
    create table search_word (
      word    text collate "C" primary key,
      folded  text collate "C" not null,
      -- One token under which entries with the word are found.
      token   text not null,
      -- Entries that have it, as of the last count.
      entries integer not null default 1 check (entries >= 0)
    )`.execute(db);
  await sql`create index search_word_folded on search_word using gin (folded gin_trgm_ops)`.execute(db);
  await sql`create index search_word_prefix on search_word (folded text_pattern_ops)`.execute(db);
  await sql`grant select, insert, update, delete on search_word to opora_app`.execute(db);
  await sql`grant select on search_word to opora_public`.execute(db);
}
