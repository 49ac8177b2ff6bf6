import type { Analyser } from '#lib/domain/publishing/search/analyser.ts';
import type { EverydayNames } from '#lib/domain/publishing/search/everyday-names.ts';
import {
  type AnalysedQuery,
  analyseQuery,
  type QueryRemark,
  type QueryTerm,
  requiredTerms
} from '#lib/domain/publishing/search/query.ts';
import type { SearchResults } from '#lib/server/db/search.ts';
import type { SearchRequest } from '#lib/server/db/search-statements.ts';
import type { KnownTerm } from '#lib/server/db/search-words.ts';
import { correctQuestion } from './correct-question.ts';

/** What the search needs of storage; `searchStore` fits it. */
export type PublishedSearch = {
  search(query: AnalysedQuery, request: SearchRequest): Promise<SearchResults>;
  wordsLike(folded: string): Promise<string[]>;
  knownTerms(query: AnalysedQuery): Promise<KnownTerm[]>;
  byRarity(query: AnalysedQuery): Promise<QueryTerm[]>;
};

export type Question = SearchRequest & { text: string };

export type FoundResults = SearchResults & {
  /** The question that was answered; asked again, it is not mended anew. */
  text: string;
  /** The same as it is spelt, when the one that was asked looked misspelt; otherwise null. */
  corrected: string | null;
  /** Whether every word was answered, or only some because nothing answers all of them. */
  answered: 'every' | 'some';
  /** Codes of the kinds of service that the question names or resembles, for a link to what the law says of them. */
  serviceTypes: string[];
  /** Codes of the target groups that it names. */
  targetGroups: string[];
  remark: QueryRemark | null;
};

type Language = { analyser: Analyser; names: EverydayNames };

/**
 * Answers a visitor's question over everything public. When nothing answers every word, misspelt words
 * are mended; when that does not help, whatever answers some of the words is shown. Nothing is kept of
 * the question.
 */
export async function searchPublished(
  store: PublishedSearch,
  { analyser, names }: Language,
  { text, ...request }: Question
): Promise<FoundResults> {
  const asked = analyseQuery(text, analyser, names);
  const every = await store.search(asked, request);
  if (every.total > 0 || asked.terms.length === 0)
    return found(every, asked, { text, remark: asked.remark, answered: 'every' });

  const known = await store.knownTerms(asked);
  const corrected = await correctQuestion(store, { analyser, names }, text, asked, known);
  const meant = corrected ? analyseQuery(corrected.analysed, analyser, names) : asked;
  const { remark } = asked;
  const now = { text: corrected?.analysed ?? text, corrected: corrected?.shown, remark };
  if (corrected) {
    const mended = await store.search(meant, request);
    if (mended.total > 0) return found(mended, meant, { ...now, answered: 'every' });
  }
  const terms = requiredTerms(meant);
  const answers = corrected ? await store.knownTerms(meant) : known;
  const answered = terms.filter((term) => answers[meant.terms.indexOf(term)]?.answered);
  const some = await answerSome(store, { ...meant, terms: answered }, terms.length, request);
  return found(some, meant, { ...now, answered: 'some' });
}

/** Words are left out, the most common first, until something answers the others. */
async function answerSome(
  store: PublishedSearch,
  answered: AnalysedQuery,
  asked: number,
  request: SearchRequest
): Promise<SearchResults> {
  const rarestFirst = await store.byRarity(answered);
  // What every word answers was looked for already, unless some are answered by nothing.
  let size = Math.min(rarestFirst.length, asked - 1);
  let results = NOTHING;
  while (results.total === 0 && size > 0) {
    results = await store.search({ ...answered, terms: rarestFirst.slice(0, size) }, request);
    // Of a long question many words are left out at once.
    size = size > LONG ? Math.ceil(size / 2) : size - 1;
  }
  return results;
}

const LONG = 4;
const NOTHING: SearchResults = { results: [], total: 0, more: false, facets: null };

function found(
  results: SearchResults,
  { serviceTypes, likelyServiceTypes, targetGroups }: AnalysedQuery,
  said: Pick<FoundResults, 'text' | 'remark' | 'answered'> & { corrected?: string | undefined }
): FoundResults {
  return {
    ...results,
    ...said,
    corrected: said.corrected ?? null,
    serviceTypes: [...new Set([...serviceTypes.map(({ code }) => code), ...likelyServiceTypes])],
    targetGroups: [...new Set(targetGroups.map(({ code }) => code))]
  };
}
