import { sql } from 'kysely';
import type { Token } from '#lib/domain/publishing/search/analyser.ts';
import type { Db, PublicDb } from './db.ts';

/** How many entries there are and how common tokens are among them, by a sample: it decides ways, not answers. */
export type SearchStatistics = { entries: number; shareOf(tokens: readonly Token[]): number };

const SAMPLED_PAGES = 100;
const KEPT_MS = 10 * 60 * 1_000;

type Kept = { since: number; statistics: Promise<SearchStatistics> };
const kept = new WeakMap<object, Kept>();

/** The statistics of the last ten minutes; only the first question waits for them. */
export function searchStatistics(db: Db | PublicDb): Promise<SearchStatistics> {
  const known = kept.get(db);
  if (!known) return keep(db, sampledStatistics(db));
  if (performance.now() - known.since > KEPT_MS) {
    const old = known.statistics;
    keep(
      db,
      sampledStatistics(db).catch(() => old)
    );
    return old;
  }
  return known.statistics;
}

function keep(db: Db | PublicDb, statistics: Promise<SearchStatistics>): Promise<SearchStatistics> {
  kept.set(db, { since: performance.now(), statistics });
  statistics.catch(() => kept.delete(db));
  return statistics;
}

/** Reads about a hundred pages of the table, whatever its size: a few milliseconds. */
export async function sampledStatistics(db: Db | PublicDb): Promise<SearchStatistics> {
  const { rows } = await sql<{ percent: number }>`
    select least(100, 100.0 * ${SAMPLED_PAGES} / greatest(1, pg_relation_size('published_search_entry') / 8192))::float8
      as percent`.execute(db);
  const percent = rows[0]?.percent ?? 100;
  const sampled = sql.lit(
    `select tokens from published_search_entry tablesample system (${percent}) repeatable (1)`
  );
  const found = await sql<{ word: string; ndoc: number }>`
    select '' as word, count(*)::int as ndoc
      from published_search_entry tablesample system (${percent}) repeatable (1)
    union all
    select word, ndoc from ts_stat(${sampled}) where ndoc > 1`.execute(db);
  const size = found.rows.find(({ word }) => word === '')?.ndoc ?? 0;
  const shares = new Map(found.rows.map(({ word, ndoc }) => [word, ndoc / Math.max(1, size)]));
  return {
    entries: (size * 100) / percent,
    shareOf: (tokens) =>
      Math.min(
        1,
        tokens.reduce((sum, token) => sum + (shares.get(token) ?? 0), 0)
      )
  };
}
