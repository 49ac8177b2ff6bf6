import { sql } from 'kysely';
import type { AnalysedQuery } from '#lib/domain/publishing/search/query.ts';
import { fold } from '#lib/domain/shared/fold.ts';
import type { Db, PublicDb } from './db.ts';
import { anyOf } from './search-notation.ts';

/** A term of a question: whether anything published answers it, and how published texts mostly spell it. */
export type KnownTerm = { answered: boolean; spelling: string | null };

const MOST_ALIKE = 60;

/** Words of published texts, to mend questions by. */
export function searchWords(db: Db | PublicDb) {
  return {
    /**
     * Words of published texts that may be meant by this one (folded), the most alike and most common
     * first. Two letters swapped leave a short word few trigrams, so its beginning is looked up as well.
     */
    wordsLike: async (folded: string): Promise<string[]> => {
      const { rows } = await sql<{ word: string }>`
        select word from search_word
        where folded % ${folded}
          or (folded like ${beginning(folded.slice(0, 2))}
            and length(folded) between ${folded.length - 2}::int and ${folded.length + 2}::int)
        order by similarity(folded, ${folded}) desc, entries desc, word limit ${MOST_ALIKE}`.execute(db);
      return rows.map(({ word }) => word);
    },

    /** Words of published texts that begin so (folded letters), the most common first. */
    wordsBeginning: async (folded: string, most: number): Promise<string[]> => {
      const { rows } = await sql<{ word: string }>`
        select word from search_word where folded like ${beginning(folded)}
        order by entries desc, word limit ${most}`.execute(db);
      return rows.map(({ word }) => word);
    },

    /** What is known of each term of the query, in its order. */
    knownTerms: async ({ terms }: AnalysedQuery): Promise<KnownTerm[]> => {
      if (terms.length === 0) return [];
      const each = terms.map(({ text, tokens }) => {
        const word = sql`from search_word where folded = ${fold(text)}`;
        const entries = sql`select from published_search_entry where tokens @@ ${anyOf(tokens)}::tsquery`;
        // A word that occurs is known at once; the entries are asked for others only.
        return sql`json_build_object(
          'answered', exists (select ${word})
            or exists (select from search_word where token in (${sql.join(tokens)}))
            or exists (with matches as materialized (${entries}) select from matches),
          'spelling', (select word ${word} order by entries desc, word limit 1))`;
      });
      const { rows } = await sql<{ known: string }>`
        select json_build_array(${sql.join(each)})::text as known`.execute(db);
      return JSON.parse(rows[0]?.known ?? '[]');
    }
  };
}

/** A pattern for what begins so, its own signs taken literally. */
function beginning(folded: string): string {
  return `${folded.replace(/[\\%_]/g, '\\$&')}%`;
}
