import { sql } from 'kysely';
import type { AnalysedQuery } from '#lib/domain/publishing/search/query.ts';
import { fold } from '#lib/domain/shared/fold.ts';
import type { Db, PublicDb } from './db.ts';
import { anyOf } from './search-notation.ts';
import { searchVocabulary } from './search-vocabulary.ts';

/** A term of a question: whether anything published answers it, and how published texts mostly spell it. */
export type KnownTerm = { answered: boolean; spelling: string | null };

const MOST_ALIKE = 60;

/** Words of published texts, to mend questions by. */
export function searchWords(db: Db | PublicDb) {
  return {
    /** Words of published texts that may be meant by this one (folded), the most alike and most common first. */
    wordsLike: async (folded: string): Promise<string[]> =>
      (await searchVocabulary(db)).alike(folded, MOST_ALIKE),

    /** Words of published texts that begin so (folded letters), the most common first. */
    wordsBeginning: async (folded: string, most: number): Promise<string[]> => {
      const { rows } = await sql<{ word: string }>`
        select word from search_word where folded like ${beginning(folded)}
        order by entries desc, word limit ${most}`.execute(db);
      return rows.map(({ word }) => word);
    },

    /** What is known of each term of the query, in its order. */
    knownTerms: async ({ terms }: AnalysedQuery): Promise<KnownTerm[]> => {
      const vocabulary = await searchVocabulary(db);
      const known = terms.map(({ text, tokens }) => ({
        answered: vocabulary.has(fold(text), tokens),
        spelling: vocabulary.spellingOf(fold(text))
      }));
      // A word that occurs is known at once; the entries are asked for others only.
      const others = terms.filter((_, at) => !known[at]?.answered).map(({ tokens }) => tokens);
      const answered = await answeredByEntries(db, others);
      return known.map((term) => (term.answered ? term : { ...term, answered: answered.shift() === true }));
    }
  };
}

/** Whether any entry has one of the tokens of each term. */
async function answeredByEntries(db: Db | PublicDb, terms: readonly string[][]): Promise<boolean[]> {
  if (terms.length === 0) return [];
  const each = terms.map((tokens) => {
    const entries = sql`select from published_search_entry where tokens @@ ${anyOf(tokens)}::tsquery`;
    return sql`exists (with matches as materialized (${entries}) select from matches)`;
  });
  const { rows } = await sql<{ answered: string }>`
    select json_build_array(${sql.join(each)})::text as answered`.execute(db);
  return JSON.parse(rows[0]?.answered ?? '[]');
}

/** A pattern for what begins so, its own signs taken literally. */
function beginning(folded: string): string {
  return `${folded.replace(/[\\%_]/g, '\\$&')}%`;
}
