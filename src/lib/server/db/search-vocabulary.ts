import { sql } from 'kysely';
import { createVocabulary, type Vocabulary } from '#lib/domain/publishing/search/vocabulary.ts';
import { fold } from '#lib/domain/shared/fold.ts';
import type { Db, PublicDb } from './db.ts';
import { fixedStatement } from './fixed-statement.ts';

/** So many words are kept in memory, the most common ones; a rarer one mends nobody's question. */
const MOST_WORDS = 100_000;

type Known = { revision: number; vocabulary: Vocabulary };

const REVISION = fixedStatement<{ revision: number }>(() => sql`select revision from search_word_revision`);

const kept = new WeakMap<object, Promise<Known>>();

/**
 * The words of published texts as they are now, kept in memory: some 0.4 kB a word, 2 MB for a directory of 9,000
 * services and at most 40 MB. Looking one up in the database took 8 ms. Their revision is asked for each time, so what
 * another program on the same database published is known at once.
 */
export async function searchVocabulary(db: Db | PublicDb): Promise<Vocabulary> {
  const { rows } = await db.executeQuery(REVISION(db, {}));
  const revision = Number(rows[0]?.revision ?? 0);
  const before = await kept.get(db);
  if (before?.revision === revision) return before.vocabulary;
  const reading = readVocabulary(db, revision);
  kept.set(db, reading);
  reading.catch(() => kept.delete(db));
  return (await reading).vocabulary;
}

/** In one text: thousands of rows cost more to hand over than to read. */
async function readVocabulary(db: Db | PublicDb, revision: number): Promise<Known> {
  const { rows } = await sql<{ words: string | null }>`
    select string_agg(word || ' ' || token, E'\n' order by entries desc, word) as words
    from (select word, token, entries from search_word order by entries desc, word limit ${MOST_WORDS}) as common`.execute(
    db
  );
  const lines = rows[0]?.words?.split('\n') ?? [];
  const words = lines.map((line) => {
    const space = line.indexOf(' ');
    const word = line.slice(0, space);
    return { word, folded: fold(word), token: line.slice(space + 1) };
  });
  return { revision, vocabulary: createVocabulary(words) };
}
