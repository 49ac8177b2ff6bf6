import type { Analyser } from '#lib/domain/publishing/search/analyser.ts';
import type { EverydayNames } from '#lib/domain/publishing/search/everyday-names.ts';
import { type AnalysedQuery, analyseQuery } from '#lib/domain/publishing/search/query.ts';
import { fold } from '#lib/domain/shared/fold.ts';
import { closestWord, mistakesBetween } from '#lib/domain/shared/spelling.ts';
import type { SearchRequest, SearchResults } from '#lib/server/db/search.ts';

/** What the search needs of storage; `searchStore` fits it. */
export type PublishedSearch = {
  search(query: AnalysedQuery, request: SearchRequest): Promise<SearchResults>;
  wordsLike(folded: string): Promise<string[]>;
  answeredTerms(query: AnalysedQuery): Promise<boolean[]>;
};

export type Question = Omit<SearchRequest, 'wanted'> & { text: string };

export type FoundResults = SearchResults & {
  /** The question that was answered, when the one that was asked looked misspelt; otherwise null. */
  corrected: string | null;
  /** Whether every word was answered, or only some because nothing answers all of them. */
  answered: 'every' | 'some';
  /** Codes of the kinds of service that the question names, for a link to what the law says of them. */
  serviceTypes: string[];
};

/**
 * Answers a visitor's question over everything public. When nothing answers every word, misspelt words
 * are mended; when that does not help, whatever answers some of the words is shown. Nothing is kept of
 * the question.
 */
export async function searchPublished(
  store: PublishedSearch,
  { analyser, names }: { analyser: Analyser; names: EverydayNames },
  { text, ...request }: Question
): Promise<FoundResults> {
  const asked = analyseQuery(text, analyser, names);
  const every = await store.search(asked, { ...request, wanted: 'every' });
  if (every.total > 0 || asked.terms.length === 0) return found(every, asked, null, 'every');

  const corrected = await correct(store, names, text, asked);
  const meant = corrected === null ? asked : analyseQuery(corrected, analyser, names);
  if (corrected !== null) {
    const mended = await store.search(meant, { ...request, wanted: 'every' });
    if (mended.total > 0) return found(mended, meant, corrected, 'every');
  }
  const some = await answerSome(store, meant, request);
  return found(some, meant, some.total > 0 ? corrected : null, 'some');
}

/** What answers all words but one comes before what answers only one of them. */
async function answerSome(
  store: PublishedSearch,
  meant: AnalysedQuery,
  request: Omit<SearchRequest, 'wanted'>
): Promise<SearchResults> {
  const most = await store.search(meant, { ...request, wanted: 'all-but-one' });
  return most.total > 0 ? most : store.search(meant, { ...request, wanted: 'any' });
}

function found(
  results: SearchResults,
  { serviceTypes }: AnalysedQuery,
  corrected: string | null,
  answered: 'every' | 'some'
): FoundResults {
  const codes = [...new Set(serviceTypes.map(({ serviceType }) => serviceType))];
  return { ...results, corrected, answered, serviceTypes: codes };
}

/** The question with each unanswered word replaced by the known word it resembles; null when none does. */
async function correct(
  store: PublishedSearch,
  names: EverydayNames,
  text: string,
  asked: AnalysedQuery
): Promise<string | null> {
  const answered = await store.answeredTerms(asked);
  let corrected = text;
  // From the end, so that the places of earlier words stay true.
  for (const [at, term] of [...asked.terms.entries()].reverse()) {
    if (answered[at] || term.optional) continue;
    const meant = await wordMeant(store, names, term.text);
    if (meant !== null) corrected = corrected.slice(0, term.start) + meant + corrected.slice(term.end);
  }
  return corrected === text ? null : corrected;
}

/** Of equally close words the one that names a service is meant sooner than a village. */
async function wordMeant(store: PublishedSearch, names: EverydayNames, word: string): Promise<string | null> {
  const named = closestWord(word, names.words);
  // No word of a text can be closer: one that is the same would have answered.
  if (named !== null && mistakesBetween(fold(named), fold(word), 1) <= 1) return named;
  return closestWord(word, [...names.words, ...(await store.wordsLike(fold(word)))]);
}
