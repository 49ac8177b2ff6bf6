import { sql } from 'kysely';
import type { Analyser } from '#lib/domain/publishing/search/analyser.ts';
import { bodyToken, type Lexeme, lexemesOf, type SearchEntry } from '#lib/domain/publishing/search/entry.ts';
import type { SearchLanguage } from '#lib/domain/publishing/search/search-language.ts';
import { wordsOf } from '#lib/domain/publishing/search/words.ts';
import { fold } from '#lib/domain/shared/fold.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, Tx } from './db.ts';
import { anyOf, vectorOf } from './search-notation.ts';

const SHORTEST_WORD = 3;
const LONGEST_WORD = 40;
/** Words counted by one statement, and how far: that a word is common is all that suggestions ask. */
const WORDS_AT_ONCE = 50;
const MOST_COUNTED = 100;

/** What a body lets the search find of one source: a version of a plan, the directory, the body itself. */
export type EntriesOfSource = { bodyId: BodyId; source: string; entries: SearchEntry[] };

/** Writes what the public search can find; called where something is published, in its transaction. */
export function searchIndex(db: Db | Tx, language: SearchLanguage) {
  /** The entries of each of these sources are these from now on, and no others; one call for many bodies. */
  async function replaceEntries(sources: readonly EntriesOfSource[]): Promise<void> {
    const rows = sources.flatMap(({ bodyId, source, entries }) =>
      entries.map((entry) => ({ body_id: bodyId, source, ...rowOf(entry, bodyId, language) }))
    );
    const keys = sources.map(({ bodyId, source }) => ({ body_id: bodyId, source }));
    const stay = rows.map(({ body_id, source, language: spoken, kind, subject_id }) => ({
      ...{ body_id, source, language: spoken, kind, subject_id }
    }));
    await sql`
      delete from published_search_entry as entry
      using jsonb_to_recordset(${JSON.stringify(keys)}::text::jsonb) as r (body_id uuid, source text)
      where entry.body_id = r.body_id and entry.source = r.source
        and (entry.body_id, entry.source, entry.language, entry.kind, entry.subject_id) not in (
          select stay.body_id, stay.source, stay.language, stay.kind, stay.subject_id
          from jsonb_to_recordset(${JSON.stringify(stay)}::text::jsonb)
            as stay (body_id uuid, source text, language text, kind text, subject_id text))`.execute(db);
    if (rows.length === 0) return;
    await sql`
      insert into published_search_entry as entry
        (body_id, source, language, kind, subject_id, region, title, title_key, address, text, sort_key, year,
          target_groups, tokens, analysis)
      select r.body_id, r.source, r.language, r.kind, r.subject_id, r.region, r.title, r.title_key,
        r.address, r.text, r.sort_key, r.year, r.target_groups, r.tokens::tsvector, ${language.mark}::int
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as r (body_id uuid, source text, language text, kind text, subject_id text, region text, title text,
              title_key text, address text, text text, sort_key text, year smallint,
              target_groups text[], tokens text)
      -- Two programs on one database may index the same source at once: both say the same.
      on conflict (body_id, source, language, kind, subject_id) do update
        set region = excluded.region, title = excluded.title, title_key = excluded.title_key,
          address = excluded.address, text = excluded.text, sort_key = excluded.sort_key,
          year = excluded.year, target_groups = excluded.target_groups, tokens = excluded.tokens, analysis = excluded.analysis
        -- What stays as it is leaves no dead row behind, which every question would pass by.
        where (entry.region, entry.title, entry.title_key, entry.address, entry.text, entry.sort_key, entry.year,
            entry.target_groups, entry.tokens, entry.analysis)
          is distinct from (excluded.region, excluded.title, excluded.title_key, excluded.address, excluded.text,
            excluded.sort_key, excluded.year, excluded.target_groups, excluded.tokens, excluded.analysis)`.execute(
      db
    );
    const all = sources.flatMap(({ entries }) => entries);
    await addWords(db, wordsIn(all, language.analyser));
  }

  return {
    replaceEntries,
    replaceEntriesOf: (bodyId: BodyId, source: string, entries: SearchEntry[]): Promise<void> =>
      replaceEntries([{ bodyId, source, entries }]),

    /**
     * Counts in how many entries the next words occur, up to a hundred, and forgets those in none: a few tens of
     * milliseconds. For a job at night, which begins after '' and goes on after the word it is given.
     * @returns the last word counted; null when there are no more
     */
    recountWords: async (after: string): Promise<string | null> => {
      const { rows: words } = await sql<SearchWord>`
        select word, token from search_word where word > ${after} order by word limit ${WORDS_AT_ONCE}`.execute(
        db
      );
      const last = words.at(-1)?.word ?? null;
      if (last === null) return null;
      const given = words.map(({ word, token }) => ({ word, query: anyOf([token]) }));
      await sql`
        with counted as materialized (
          select r.word, (select count(*) from (
            select from published_search_entry where tokens @@ r.query::tsquery limit ${MOST_COUNTED}) as few) as found
          from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as r (word text, query text)),
        forgotten as (
          delete from search_word as known using counted where known.word = counted.word and counted.found = 0)
        update search_word as known set entries = counted.found
        from counted where known.word = counted.word and counted.found > 0 and known.entries <> counted.found`.execute(
        db
      );
      return last;
    }
  };
}

function rowOf(entry: SearchEntry, bodyId: BodyId, { analyser, names }: SearchLanguage) {
  const ofBody: Lexeme = { token: bodyToken(bodyId), position: 1, weight: 'D' };
  return {
    language: entry.language,
    kind: entry.kind,
    subject_id: entry.subjectId,
    region: entry.region,
    title: entry.title,
    title_key: titleKeyOf(entry.title),
    address: entry.address,
    text: entry.text,
    sort_key: entry.sortKey,
    year: entry.year ?? null,
    target_groups: entry.targetGroups,
    tokens: vectorOf([...lexemesOf(entry, analyser, names), ofBody])
  };
}

function titleKeyOf(title: string): string {
  return wordsOf(title)
    .map((word) => fold(word.text))
    .join(' ');
}

type SearchWord = { word: string; folded: string; token: string };

function wordsIn(entries: SearchEntry[], analyser: Analyser): SearchWord[] {
  const words = new Set(
    entries
      .filter(({ language }) => language === 'sk')
      .flatMap(({ title, place, text }) => [title, place, text].flatMap(wordsOf))
      .map(({ text }) => text.toLowerCase())
      .filter((word) => word.length >= SHORTEST_WORD && word.length <= LONGEST_WORD && !/\d/.test(word))
  );
  // In order, so that two publishings at once wait for each other and never in a circle.
  return [...words].sort().flatMap((word) => {
    const token = analyser.tokensOf(word)[0];
    return token === undefined ? [] : [{ word, folded: fold(word), token }];
  });
}

async function addWords(db: Db | Tx, words: SearchWord[]): Promise<void> {
  await sql`
    insert into search_word (word, folded, token)
    select r.word, r.folded, r.token
    from jsonb_to_recordset(${JSON.stringify(words)}::text::jsonb) as r (word text, folded text, token text)
    on conflict (word) do nothing`.execute(db);
}
