/** A word of published texts in lower case, plain (`fold`), and one token under which entries with it are found. */
export type VocabularyWord = { word: string; folded: string; token: string };

/** The words of published texts (slovná zásoba), to mend questions by. */
export type Vocabulary = {
  /** Whether a published text has the word, diacritics apart, or another word under one of its tokens. */
  has(folded: string, tokens: readonly string[]): boolean;
  /** How published texts mostly spell a word typed without diacritics; null where none has it. */
  spellingOf(folded: string): string | null;
  /**
   * Words that may be meant by this one (folded), the most alike first, of equals the more common: those that share
   * three trigrams of ten, as `pg_trgm` counts them. Two letters swapped leave a short word few trigrams, so its
   * beginning is looked up as well.
   */
  alike(folded: string, most: number): string[];
};

/** From this share of common trigrams on words are alike; `pg_trgm` counts in single precision. */
const LEAST_ALIKE = Math.fround(0.3);
const BEGINNING = 2;
/** How many letters more or fewer a word with the same beginning may have. */
const LETTERS_APART = 2;

/** @param words the most common first */
export function createVocabulary(words: readonly VocabularyWord[]): Vocabulary {
  const spellings = new Map<string, string>();
  const tokens = new Set<string>();
  const sizes = new Uint8Array(words.length);
  const withTrigram = new Map<number, number[]>();
  const withBeginning = new Map<string, number[]>();
  words.forEach(({ word, folded, token }, at) => {
    if (!spellings.has(folded)) spellings.set(folded, word);
    tokens.add(token);
    const trigrams = trigramsOf(folded);
    sizes[at] = trigrams.length;
    for (const trigram of trigrams) keep(withTrigram, trigram, at);
    keep(withBeginning, folded.slice(0, BEGINNING), at);
  });

  /** How many trigrams each word shares with these, for words that share any. */
  function sharedWith(trigrams: readonly number[]): Map<number, number> {
    const shared = new Map<number, number>();
    for (const trigram of trigrams) {
      for (const at of withTrigram.get(trigram) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    return shared;
  }

  function alike(folded: string, most: number): string[] {
    const trigrams = trigramsOf(folded);
    const shared = sharedWith(trigrams);
    const likenessOf = (at: number): number => {
      const common = shared.get(at) ?? 0;
      return Math.fround(common / ((sizes[at] ?? 0) + trigrams.length - common));
    };
    const found = new Map<number, number>();
    for (const at of shared.keys()) {
      const likeness = likenessOf(at);
      if (likeness >= LEAST_ALIKE) found.set(at, likeness);
    }
    for (const at of withBeginning.get(folded.slice(0, BEGINNING)) ?? []) {
      const apart = Math.abs((words[at]?.folded.length ?? 0) - folded.length);
      if (apart <= LETTERS_APART && !found.has(at)) found.set(at, likenessOf(at));
    }
    return [...found]
      .sort(([one, like], [other, liker]) => liker - like || one - other)
      .slice(0, most)
      .flatMap(([at]) => words[at]?.word ?? []);
  }

  return {
    has: (folded, asked) => spellings.has(folded) || asked.some((token) => tokens.has(token)),
    spellingOf: (folded) => spellings.get(folded) ?? null,
    alike
  };
}

const SPACE = 32;
/** Ten bits a letter tell all letters of Latin scripts apart. */
const LETTER = 1_023;

/** Every three letters in a row as one number, as if two spaces stood before the word and one behind it; each once. */
function trigramsOf(folded: string): number[] {
  const trigrams: number[] = [];
  let last = (SPACE << 10) | SPACE;
  for (let at = 0; at <= folded.length; at += 1) {
    const letter = at < folded.length ? folded.charCodeAt(at) & LETTER : SPACE;
    const trigram = (last << 10) | letter;
    if (!trigrams.includes(trigram)) trigrams.push(trigram);
    last = trigram & 0xfffff;
  }
  return trigrams;
}

function keep<Key>(places: Map<Key, number[]>, key: Key, at: number): void {
  const known = places.get(key);
  if (known) known.push(at);
  else places.set(key, [at]);
}
