import type { Analyser } from '#lib/domain/publishing/search/analyser.ts';
import type { EverydayNames } from '#lib/domain/publishing/search/everyday-names.ts';
import type { AnalysedQuery, QueryTerm } from '#lib/domain/publishing/search/query.ts';
import { fold, isPlain } from '#lib/domain/shared/fold.ts';
import { closestWord } from '#lib/domain/shared/spelling.ts';
import type { KnownTerm } from '#lib/server/db/search-words.ts';

/** A word of the dictionary as long as this may still be a slip from a word of ours: *senori*, *seniori*. */
const SHORTEST_SLIP = 6;

type Words = { wordsLike(folded: string): Promise<string[]> };
type Language = { analyser: Analyser; names: EverydayNames };

/** A mended question: as it is shown, and as it is analysed. */
export type Correction = {
  /** As the dictionary spells it, diacritics of its other words included. */
  shown: string;
  /** Words typed without diacritics stay so, since they may stand for several (*pracovna*: *práčovňa*, *pracovná*). */
  analysed: string;
};

/**
 * The question with each misspelt word replaced by the known one it resembles; null when no word is
 * misspelt or none is like it.
 */
export async function correctQuestion(
  store: Words,
  language: Language,
  text: string,
  { terms }: AnalysedQuery,
  known: readonly KnownTerm[]
): Promise<Correction | null> {
  const meant = await Promise.all(
    terms.map((term, at) =>
      known[at]?.answered || isUnderstood(term) ? null : wordMeant(store, language, term.text)
    )
  );
  if (meant.every((word) => word === null)) return null;
  const spelt = terms.map((term, at) => meant[at] ?? spellingOf(term, language, known[at]?.spelling ?? null));
  const plain = terms.map(({ text: typed }, at) => {
    const word = meant[at];
    return word && isPlain(typed) ? fold(word) : (word ?? typed);
  });
  return { shown: replaced(text, terms, spelt), analysed: replaced(text, terms, plain) };
}

/** The word that a misspelt one was meant to be; of equally close ones a word of a service sooner than a village. */
async function wordMeant(store: Words, { analyser, names }: Language, word: string): Promise<string | null> {
  const isKnown = analyser.knows(word);
  const slip = names.mend(word, word.length >= (isKnown ? SHORTEST_SLIP : 5) ? 1 : 0);
  // Only without its diacritics is no mistake.
  if (slip !== null) return fold(slip) === fold(word) ? null : slip;
  // A word of the language that nobody has published is no mistake either.
  if (isKnown) return null;
  const named = names.mend(word);
  return closestWord(word, [...(named === null ? [] : [named]), ...(await store.wordsLike(fold(word)))]);
}

/** A word typed without diacritics as published texts spell it, or else the dictionary. */
function spellingOf({ text }: QueryTerm, { analyser }: Language, published: string | null): string {
  if (!isPlain(text)) return text;
  const spellings = analyser.spellingsOf(text);
  // What is a word as it stands was meant so: *rada* is no *ráda*.
  if (spellings[0] === text.toLowerCase()) return text;
  return published ?? spellings[0] ?? text;
}

/** A word that belongs to the name of a service or of people is none to be mended. */
function isUnderstood({ tokens, optional }: QueryTerm): boolean {
  return optional || tokens.some((token) => token.startsWith('service=') || token.startsWith('group='));
}

function replaced(text: string, terms: readonly QueryTerm[], words: readonly string[]): string {
  return terms.reduceRight(
    // From the end, so that the places of earlier words stay true.
    (corrected, { start, end, text: typed }, at) =>
      corrected.slice(0, start) + inCaseOf(typed, words[at] ?? typed) + corrected.slice(end),
    text
  );
}

function inCaseOf(typed: string, word: string): string {
  if (typed.length > 1 && typed === typed.toUpperCase()) return word.toUpperCase();
  return typed.charAt(0) === typed.charAt(0).toLowerCase()
    ? word
    : word.charAt(0).toUpperCase() + word.slice(1);
}
