import { fold, isPlain } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { lightStem, stemOfLemma } from './light-stem.ts';

/** What the analyser knows of Slovak; read from `data/language`. Words are in lower case. */
export type Language = {
  lexicon: Lexicon;
  /** Forms whose dictionary answer is wrong or missing for this field, with the right lemmas. */
  exceptions: Map<string, string[]>;
  stopWords: Set<string>;
};

/** A token is what is stored and compared: `[a-z0-9]+`, or any letters in other scripts. */
export type Token = string;

export type Analyser = {
  /** Tokens under which a word of a published text is found; none for a stop word. */
  tokensOf(word: string): Token[];
  /** Tokens that a word typed by a visitor asks for, any of which answers it; diacritics may be missing. */
  queryTokensOf(word: string): Token[];
  /** Whether the word says nothing alone; a plain word (*byt*) may stand for one (*byť*) or not. */
  stops(word: string): 'yes' | 'perhaps' | 'no';
};

const MEMORY = 20_000;

/** Slovak analysis: dictionary form → exceptions → light stem, all folded. `ne-` is never stripped. */
export function createAnalyser({ lexicon, exceptions, stopWords }: Language): Analyser {
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
    const lemmas = exceptions.get(lower) ?? lexicon.lemmasOf(lower);
    const tokens = stemsOf(resolve(lemmas), lower);
    // A name may look like an inflected word: *Bánov* like a plural of *bán*.
    return lower === word ? tokens : [...new Set([...tokens, fold(word)])];
  }

  function queryTokensOf(word: string): Token[] {
    const lower = word.toLowerCase();
    const plain = isPlain(lower);
    const lemmas = plain ? lemmasOfPlain(lower) : (exceptions.get(lower) ?? lexicon.lemmasOf(lower));
    const tokens = stemsOf(resolve(lemmas), lower);
    // The dictionary may not know what a plain word stands for; a published text may have it as a name.
    const guesses = plain ? [lightStem(lower), lower] : [fold(lower)];
    return [...new Set([...tokens, ...guesses])];
  }

  function lemmasOfPlain(word: string): string[] {
    return [...lexicon.lemmasOfPlain(word), ...(plainExceptions.get(word) ?? [])];
  }

  function resolve(lemmas: string[]): string[] {
    return lemmas.flatMap((lemma) => exceptions.get(lemma) ?? [lemma]);
  }

  return { tokensOf: remembered(tokensOf), queryTokensOf: remembered(queryTokensOf), stops };
}

function stemsOf(lemmas: string[], word: string): Token[] {
  if (lemmas.length === 0) return [lightStem(fold(word))];
  return [...new Set(lemmas.map((lemma) => stemOfLemma(fold(lemma))))];
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
