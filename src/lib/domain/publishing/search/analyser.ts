import { fold, isPlain } from '../../shared/fold.ts';
import type { Lexicon } from './lexicon.ts';
import { lightStem, stemOfLemma } from './light-stem.ts';

/** What the analyser knows of Slovak; read from `data/language`. Words are in lower case. */
export type Language = {
  lexicon: Lexicon;
  /** Forms whose dictionary answer is wrong or missing for this field, with the right lemmas. */
  exceptions: Map<string, string[]>;
  stopWords: Set<string>;
  /**
   * Stems of different words that only their diacritics tell apart, by their folded form:
   * `pracovn` → `práčovň` (laundry), `pracovn` (of work).
   */
  ambiguousStems: Map<string, string[]>;
};

/**
 * A token is what is stored and compared: a folded stem, or one with diacritics where the folded one
 * would be shared by different words.
 */
export type Token = string;

export type Analyser = {
  /** Tokens under which a word of a published text is found; none for a stop word. */
  tokensOf(word: string): Token[];
  /** Tokens that a word typed by a visitor asks for, any of which answers it; diacritics may be missing. */
  queryTokensOf(word: string): Token[];
  /** Whether the word says nothing alone; a plain word (*byt*) may stand for one (*byť*) or not. */
  stops(word: string): 'yes' | 'perhaps' | 'no';
  /** Whether the dictionary has the word; without diacritics, whether it may be some word. */
  knows(word: string): boolean;
  /** How a word typed without diacritics may be spelt (*sluzieb* → `služieb`); itself first where it is a word. */
  spellingsOf(word: string): string[];
  /** Every form of a word, in lower case, itself first. */
  formsOf(word: string): string[];
};

const MEMORY = 20_000;

/** Slovak analysis: dictionary form → exceptions → light stem, then folded. `ne-` is never stripped. */
export function createAnalyser(language: Language): Analyser {
  const { lexicon, exceptions, stopWords } = language;
  const plainStopWords = new Set([...stopWords].map(fold));
  const plainExceptions = byFolded(exceptions);

  function stops(word: string): 'yes' | 'perhaps' | 'no' {
    const lower = word.toLowerCase();
    if (stopWords.has(lower)) return 'yes';
    return plainStopWords.has(lower) ? 'perhaps' : 'no';
  }

  function tokensOf(word: string): Token[] {
    const lower = word.toLowerCase();
    if (stopWords.has(lower)) return [];
    const tokens = tokensOfLemmas(exceptions.get(lower) ?? lexicon.lemmasOf(lower), lower);
    // A name may look like an inflected word: *Bánov* like a plural of *bán*.
    return lower === word ? tokens : [...new Set([...tokens, fold(word)])];
  }

  function queryTokensOf(word: string): Token[] {
    const lower = word.toLowerCase();
    const plain = isPlain(lower);
    const lemmas = plain ? lemmasOfPlain(lower) : (exceptions.get(lower) ?? lexicon.lemmasOf(lower));
    const tokens = tokensOfLemmas(lemmas, lower);
    return [...new Set([...tokens, ...(plain ? [lightStem(lower)] : []), ...nameOf(lower, plain)])];
  }

  /** The word as a name, which the dictionary may take for another word; not where that would be one. */
  function nameOf(word: string, plain: boolean): Token[] {
    return plain || !language.ambiguousStems.has(fold(word)) ? [fold(word)] : [];
  }

  function lemmasOfPlain(word: string): string[] {
    return [...lexicon.lemmasOfPlain(word), ...(plainExceptions.get(word) ?? [])];
  }

  function tokensOfLemmas(lemmas: string[], word: string): Token[] {
    const resolved = lemmas.flatMap((lemma) => exceptions.get(lemma) ?? [lemma]);
    return resolved.length > 0 ? [...new Set(resolved.map(tokenOfLemma))] : tokensOfUnknown(word);
  }

  function tokenOfLemma(lemma: string): Token {
    const stem = stemOfLemma(lemma);
    return language.ambiguousStems.has(fold(stem)) ? stem : fold(stem);
  }

  function tokensOfUnknown(word: string): Token[] {
    const stem = lightStem(fold(word));
    return [...new Set([stem, ...(language.ambiguousStems.get(stem) ?? [])])];
  }

  function knows(word: string): boolean {
    const lower = word.toLowerCase();
    if (stops(lower) !== 'no' || exceptions.has(lower) || plainExceptions.has(lower)) return true;
    return (isPlain(lower) ? lexicon.lemmasOfPlain(lower) : lexicon.lemmasOf(lower)).length > 0;
  }

  function spellingsOf(word: string): string[] {
    const lower = word.toLowerCase();
    const itself = stopWords.has(lower) || lexicon.lemmasOf(lower).length > 0 ? [lower] : [];
    return [...new Set([...itself, ...(isPlain(lower) ? lexicon.spellingsOf(lower) : [])])];
  }

  function formsOf(word: string): string[] {
    const lower = word.toLowerCase();
    const lemmas = exceptions.get(lower) ?? lexicon.lemmasOf(lower);
    return [...new Set([lower, ...lemmas.flatMap(lexicon.formsOf)])];
  }

  return {
    ...{ tokensOf: remembered(tokensOf), queryTokensOf: remembered(queryTokensOf) },
    ...{ stops, knows, spellingsOf, formsOf }
  };
}

function byFolded(exceptions: Map<string, string[]>): Map<string, string[]> {
  const folded = new Map<string, string[]>();
  for (const [form, lemmas] of exceptions) {
    folded.set(fold(form), [...(folded.get(fold(form)) ?? []), ...lemmas]);
  }
  return folded;
}

/** Texts repeat their words; the memory is emptied when it is full. */
function remembered(tokensOf: (word: string) => Token[]): (word: string) => Token[] {
  const memory = new Map<string, Token[]>();
  return (word) => {
    const known = memory.get(word);
    if (known) return known;
    if (memory.size >= MEMORY) memory.clear();
    const tokens = tokensOf(word);
    memory.set(word, tokens);
    return tokens;
  };
}
