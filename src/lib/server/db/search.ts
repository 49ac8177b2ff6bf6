import { type RawBuilder, sql } from 'kysely';
import type { Analyser } from '#lib/domain/publishing/search/analyser.ts';
import type { SearchedKind } from '#lib/domain/publishing/search/entry.ts';
import { type Excerpt, excerptOf, type Range, rangesOf } from '#lib/domain/publishing/search/highlight.ts';
import type { AnalysedQuery } from '#lib/domain/publishing/search/query.ts';
import type { Db, PublicDb } from './db.ts';
import { anyOf, conditionOf, filtered, type SearchFilter, type Wanted } from './search-notation.ts';

/** Beyond so many matches no more are ranked or counted: the visitor is asked to say more. */
export const MOST_MATCHES = 300;
export const RESULTS_PER_PAGE = 20;

export type SearchRequest = SearchFilter & {
  language: 'sk' | 'en';
  /** From 1. */
  page: number;
  wanted: Wanted;
};

export type SearchResult = {
  bodyId: string;
  kind: SearchedKind;
  subjectId: string;
  region: string | null;
  address: string;
  title: string;
  titleRanges: Range[];
  excerpt: Excerpt;
};

/** Matches by kind or region, each counted as if the other filter alone were set. */
export type Facet = { value: string; matches: number }[];

export type SearchResults = {
  results: SearchResult[];
  /** Number of matches under the filter, exact unless `more`. */
  total: number;
  /** There are more matches than are counted. */
  more: boolean;
  /** Null when there were too many matches to count. */
  facets: { kinds: Facet; regions: Facet } | null;
};

type Row = Omit<SearchResult, 'titleRanges' | 'excerpt'> & { text: string };
type Count = { kind: string; region: string | null; matches: number };
type Answer = { rows: Row[] | null; counts: Count[] | null; overflow: boolean };

/** The public search. Reads only what publishing wrote, so no body has to be named. */
export function searchStore(db: Db | PublicDb, analyser: Analyser) {
  const shown = ({ text, ...row }: Row, query: AnalysedQuery): SearchResult => ({
    ...row,
    titleRanges: rangesOf(row.title, query, analyser),
    excerpt: excerptOf(text, query, analyser)
  });

  return {
    search: async (query: AnalysedQuery, request: SearchRequest): Promise<SearchResults> => {
      if (query.terms.length === 0) return { results: [], total: 0, more: false, facets: null };
      const { rows, counts, overflow } = await answerOf(db, query, request);
      const results = (rows ?? []).map((row) => shown(row, query));
      if (overflow) {
        const total = Math.min(sumOf(counts ?? []), MOST_MATCHES);
        return { results, total, more: total === MOST_MATCHES, facets: null };
      }
      const total = sumOf((counts ?? []).filter((count) => fits(count, request)));
      return { results, total, more: false, facets: facetsOf(counts ?? [], request) };
    },

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
        order by similarity(folded, ${folded}) desc, entries desc, word limit 200`.execute(db);
      return rows.map(({ word }) => word);
    },

    /** Words of published texts that begin so (folded letters), the most common first. */
    wordsBeginning: async (folded: string, most: number): Promise<string[]> => {
      const { rows } = await sql<{ word: string }>`
        select word from search_word where folded like ${beginning(folded)}
        order by entries desc, word limit ${most}`.execute(db);
      return rows.map(({ word }) => word);
    },

    /** For each term of the query, whether anything published answers it. */
    answeredTerms: async ({ terms }: AnalysedQuery): Promise<boolean[]> => {
      if (terms.length === 0) return [];
      const each = terms.map((term) => {
        const entries = sql`select from published_search_entry where tokens @@ ${anyOf(term.tokens)}::tsquery`;
        return sql`exists (with matches as materialized (${entries}) select from matches)`;
      });
      const { rows } = await sql<{
        answered: boolean[];
      }>`select array[${sql.join(each)}] as answered`.execute(db);
      return rows[0]?.answered ?? [];
    }
  };
}

/**
 * One statement: up to 301 matches in any order, whatever the filter, so that the filters can be counted.
 * When there are more, its rows are instead up to 300 under the filter, those answered by their title first.
 */
function candidatesOf(query: AnalysedQuery, request: SearchRequest, condition: string): RawBuilder<unknown> {
  const titled = filtered(conditionOf(query, request.wanted, 'title'), request);
  const others = filtered(condition, request);
  const entries = sql`select * from published_search_entry where language = ${request.language}`;
  // Materialised, the matches are planned as if all were wanted: a limit alone would tempt the
  // planner to read the whole table in the hope of meeting enough of them soon.
  return sql`
    matches as materialized (${entries} and tokens @@ ${condition}::tsquery),
    first_matches as materialized (select * from matches limit ${MOST_MATCHES + 1}),
    size as materialized (select count(*) > ${MOST_MATCHES} as overflow from first_matches),
    titled as materialized (${entries} and tokens @@ ${titled}::tsquery),
    first_titled as materialized (
      select * from titled where (select overflow from size) limit ${MOST_MATCHES}),
    rest as materialized (${restOf(request, sql`${entries} and tokens @@ ${others}::tsquery`)}),
    candidates as materialized (
      select * from first_matches where not (select overflow from size)
      union all
      select * from first_titled
      union all
      select * from (
        select * from rest
        where (select overflow from size) and not tokens @@ ${titled}::tsquery
        limit (select ${MOST_MATCHES} - count(*) from first_titled)) as first_rest)`;
}

/** Without a filter the matches that were counted serve again, which saves the second look-up. */
function restOf({ kind, region }: SearchRequest, filteredEntries: RawBuilder<unknown>): RawBuilder<unknown> {
  return kind || region ? filteredEntries : sql`select * from first_matches`;
}

async function answerOf(db: Db | PublicDb, query: AnalysedQuery, request: SearchRequest): Promise<Answer> {
  const { kind = null, region = null, page } = request;
  const condition = conditionOf(query, request.wanted);
  const { rows } = await sql<{ answer: string }>`
    with ${candidatesOf(query, request, condition)},
    ranked as (
      select body_id, kind, subject_id, region, title, address, text, sort_key,
        title_key = ${query.text} as exact, ts_rank('{0.1,0.3,0.6,1}', tokens, ${condition}::tsquery, 16) as rank
      from candidates
      where (${kind}::text is null or kind = ${kind}) and (${region}::text is null or region = ${region})
      order by exact desc, rank desc, sort_key, kind, subject_id
      limit ${RESULTS_PER_PAGE} offset ${(page - 1) * RESULTS_PER_PAGE})
    select json_build_object(
      'rows', (select json_agg(json_build_object('bodyId', body_id, 'kind', kind, 'subjectId', subject_id,
        'region', region, 'title', title, 'address', address, 'text', text)
        order by exact desc, rank desc, sort_key, kind, subject_id) from ranked),
      'counts', (select json_agg(c) from (
        select kind, region, count(*)::int as matches from candidates group by kind, region) as c),
      'overflow', (select overflow from size))::text as answer`.execute(db);
  return JSON.parse(rows[0]?.answer ?? '{}');
}

/** A pattern for what begins so, its own signs taken literally. */
function beginning(folded: string): string {
  return `${folded.replace(/[\\%_]/g, '\\$&')}%`;
}

function fits({ kind, region }: Count, filter: SearchFilter): boolean {
  return (!filter.kind || filter.kind === kind) && (!filter.region || filter.region === region);
}

function sumOf(counts: Count[]): number {
  return counts.reduce((sum, { matches }) => sum + matches, 0);
}

function facetsOf(counts: Count[], { kind, region }: SearchFilter) {
  const kinds = counts.filter((count) => fits(count, { region }));
  const regions = counts.filter((count) => fits(count, { kind }));
  return { kinds: facetOf(kinds, (count) => count.kind), regions: facetOf(regions, (count) => count.region) };
}

function facetOf(counts: Count[], nameOf: (count: Count) => string | null): Facet {
  const matches = new Map<string, number>();
  for (const count of counts) {
    const value = nameOf(count);
    if (value !== null) matches.set(value, (matches.get(value) ?? 0) + count.matches);
  }
  return [...matches].map(([value, count]) => ({ value, matches: count }));
}
