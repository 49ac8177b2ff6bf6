import type { Analyser } from '#lib/domain/publishing/search/analyser.ts';
import type { SearchedKind } from '#lib/domain/publishing/search/entry.ts';
import { type Excerpt, excerptOf, type Range, rangesOf } from '#lib/domain/publishing/search/highlight.ts';
import { type AnalysedQuery, type QueryTerm, requiredTerms } from '#lib/domain/publishing/search/query.ts';
import type { Db, PublicDb } from './db.ts';
import type { SearchFilter } from './search-notation.ts';
import { MOST_MATCHES, matchingEntries, type SearchRequest, type Way } from './search-statements.ts';
import { type SearchStatistics, searchStatistics } from './search-statistics.ts';
import { searchWords } from './search-words.ts';

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
export function searchStore(db: Db | PublicDb, analyser: Analyser, statistics = () => searchStatistics(db)) {
  const shown = ({ text, ...row }: Row, query: AnalysedQuery): SearchResult => ({
    ...row,
    titleRanges: rangesOf(row.title, query, analyser),
    excerpt: excerptOf(text, query, analyser)
  });

  return {
    ...searchWords(db),
    /** The terms of a question, the rarest in published texts first. */
    byRarity: async ({ terms }: AnalysedQuery): Promise<QueryTerm[]> => {
      const { shareOf } = await statistics();
      return terms.toSorted((one, other) => shareOf(one.tokens) - shareOf(other.tokens));
    },

    search: async (query: AnalysedQuery, request: SearchRequest): Promise<SearchResults> => {
      if (query.terms.length === 0) return { results: [], total: 0, more: false, facets: null };
      const answer = await answerOf(db, query, request, await statistics());
      const { rows, counts } = answer;
      const results = (rows ?? []).map((row) => shown(row, query));
      if (answer.overflow) {
        const total = sumOf(counts ?? []);
        return { results, total, more: total === MOST_MATCHES, facets: null };
      }
      const total = sumOf((counts ?? []).filter((count) => fits(count, request)));
      return { results, total, more: false, facets: facetsOf(counts ?? [], request) };
    }
  };
}

async function answerOf(
  db: Db | PublicDb,
  query: AnalysedQuery,
  request: SearchRequest,
  statistics: SearchStatistics
): Promise<Answer> {
  const ask = async (way: Way): Promise<Answer> => {
    const { rows } = await matchingEntries(query, request, statistics, way).execute(db);
    return JSON.parse(rows[0]?.answer ?? '{}');
  };
  const titlesFirst = mayBeMany(query, statistics);
  const answer = await ask({ titlesFirst, narrowed: false });
  const narrowed = request.kind !== undefined || request.region !== undefined;
  if (!answer.overflow || (titlesFirst && !narrowed)) return answer;
  // More than was thought, or too many to count by filters: those under the filter are looked for alone.
  return { ...(await ask({ titlesFirst: true, narrowed })), overflow: true };
}

/** Whether there may be more matches than are shown, by the rarest of the words. */
function mayBeMany(query: AnalysedQuery, { entries, shareOf }: SearchStatistics): boolean {
  return requiredTerms(query).every(({ tokens }) => shareOf(tokens) * entries > MOST_MATCHES / 2);
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
