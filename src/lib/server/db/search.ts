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

/** Matches by one property, counted as if the other filters alone were set. */
export type Facet = { value: string; matches: number }[];
export type Facets = { kinds: Facet; regions: Facet; bodies: Facet; years: Facet; groups: Facet };

export type SearchResults = {
  results: SearchResult[];
  /** Number of matches under the filter, exact unless `more`. */
  total: number;
  /** There are more matches than are counted. */
  more: boolean;
  /** Null when there were too many matches to count. */
  facets: Facets | null;
};

type Row = Omit<SearchResult, 'titleRanges' | 'excerpt'> & { text: string };
type Count = {
  kind: string;
  region: string | null;
  bodyId: string;
  year: number | null;
  groups: string[];
  matches: number;
};
type Answer = { rows: Row[] | null; counts: Count[] | null; overflow: boolean; full: boolean };

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
        return { results, total, more: answer.full, facets: null };
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
  const narrowed = FILTERS.some((name) => request[name] !== undefined);
  if (!answer.overflow || (titlesFirst && !narrowed)) return answer;
  // More than was thought, or too many to count by filters: those under the filter are looked for alone.
  return { ...(await ask({ titlesFirst: true, narrowed })), overflow: true };
}

/** Whether there may be more matches than are shown, by the rarest of the words. */
function mayBeMany(query: AnalysedQuery, { entries, shareOf }: SearchStatistics): boolean {
  return requiredTerms(query).every(({ tokens }) => shareOf(tokens) * entries > MOST_MATCHES / 2);
}

const FILTERS = ['kind', 'region', 'bodyId', 'year', 'group'] as const;

function fits(count: Count, { kind, region, bodyId, year, group }: SearchFilter): boolean {
  return (
    (!kind || kind === count.kind) &&
    (!region || region === count.region) &&
    (!bodyId || bodyId === count.bodyId) &&
    (!year || year === count.year) &&
    (!group || count.groups.includes(group))
  );
}

function sumOf(counts: Count[]): number {
  return counts.reduce((sum, { matches }) => sum + matches, 0);
}

function facetsOf(counts: Count[], filter: SearchFilter): Facets {
  const others = (name: (typeof FILTERS)[number]) =>
    counts.filter((count) => fits(count, { ...filter, [name]: undefined }));
  return {
    kinds: facetOf(others('kind'), ({ kind }) => [kind]),
    regions: facetOf(others('region'), ({ region }) => (region === null ? [] : [region])),
    bodies: facetOf(others('bodyId'), ({ bodyId }) => [bodyId]),
    years: facetOf(others('year'), ({ year }) => (year === null ? [] : [String(year)])),
    groups: facetOf(others('group'), ({ groups }) => groups)
  };
}

function facetOf(counts: Count[], valuesOf: (count: Count) => string[]): Facet {
  const matches = new Map<string, number>();
  for (const count of counts) {
    for (const value of valuesOf(count)) matches.set(value, (matches.get(value) ?? 0) + count.matches);
  }
  return [...matches].map(([value, count]) => ({ value, matches: count }));
}
