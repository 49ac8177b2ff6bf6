import { sql } from 'kysely';
import type { Database } from '../db/db.ts';
import { searchIndex } from '../db/search-index.ts';
import { searchLanguage } from './search-language.ts';

/**
 * Keeps the public search quick: counts its words again, a few at a time, and lets the embedded database forget the rows
 * that were replaced; PostgreSQL does that by itself. Replacing leaves few of them, and only pages that changed since the
 * last round are visited.
 */
export async function keepSearch(
  { bulkDb, engine }: Pick<Database, 'bulkDb' | 'engine'>,
  signal?: AbortSignal
): Promise<void> {
  const index = searchIndex(bulkDb, searchLanguage());
  let after: string | null = '';
  while (after !== null && !signal?.aborted) after = await index.recountWords(after);
  if (engine === 'pglite' && !signal?.aborted) await forgetReplaced(bulkDb);
}

/** Outside of any transaction, one table after another; the end of a table is not given back, which would lock it. */
export async function forgetReplaced(bulkDb: Database['bulkDb']): Promise<void> {
  for (const table of ['published_search_entry', 'search_word']) {
    await sql`vacuum (truncate false) ${sql.table(table)}`.execute(bulkDb);
  }
}
