import { fold } from '../../shared/fold.ts';
import type { Analyser, Token } from './analyser.ts';
import { wordsOf } from './words.ts';

/** What is suggested while somebody types, the sooner the earlier it stands here. */
export const COMPLETED_KINDS = ['service-type', 'everyday-name', 'municipality', 'service'] as const;
export type CompletedKind = (typeof COMPLETED_KINDS)[number];

/** One thing that may be meant by what somebody types (návrh). */
export type Completion = {
  kind: CompletedKind;
  /** What the question would be: *domov dôchodcov*, *Rajec*. */
  text: string;
  /** What an everyday name stands for, the district of a municipality; empty where there is nothing to add. */
  note: string;
};

/** Finds what begins like a text; the best first. */
export type Completing = (text: string, kinds: readonly CompletedKind[], most: number) => Completion[];

const LONGEST = 100;
const MOST_WORDS = 8;
/** One letter may begin everything. */
const FEWEST_LETTERS = 2;
const SHORTEST_TOKEN = 3;

/** Words of all completions in order, which completions have each, and every completion as it is compared. */
type Index = { words: string[]; having: number[][]; byToken: Map<Token, number[]>; folded: string[] };

/**
 * Finds the completions that answer every word of a text, whole or by its beginning, diacritics aside; a whole word also
 * in another form (*v Rajci* → *Rajec*). First what begins with the whole text, then what begins with its first word; of
 * equals the earlier kind, then the order of the list.
 * @param completions each text once; names of the act before everyday names
 */
export function createCompleting(completions: readonly Completion[], analyser: Analyser): Completing {
  const index = indexed(completions, analyser);

  return (text, kinds, most) => {
    const typed = foldedText(text.slice(0, LONGEST));
    const words = wordsOf(text.slice(0, LONGEST))
      .map((word) => word.text)
      .slice(0, MOST_WORDS);
    if (typed.length < FEWEST_LETTERS) return [];
    const first = fold(words[0] ?? '');
    const ranked = new Map<number, Completion[]>();
    for (const at of answeringBest(words, index, completions.length, analyser)) {
      const completion = completions[at];
      const name = index.folded[at] ?? '';
      if (!completion || !kinds.includes(completion.kind)) continue;
      const tier = name.startsWith(typed) ? 0 : name.startsWith(first) ? 1 : 2;
      const rank = tier * COMPLETED_KINDS.length + COMPLETED_KINDS.indexOf(completion.kind);
      const equals = ranked.get(rank) ?? [];
      if (equals.length < most) ranked.set(rank, [...equals, completion]);
    }
    return [...ranked.entries()]
      .sort(([one], [other]) => one - other)
      .flatMap(([, equals]) => equals)
      .slice(0, most);
  };
}

/** What answers every word; where nothing does, what answers those that say something (*v Rajci*). */
function answeringBest(words: readonly string[], index: Index, size: number, analyser: Analyser): number[] {
  const all = answering(words, index, size, analyser);
  const saying = words.filter((word, at) => at === words.length - 1 || analyser.stops(word) !== 'yes');
  const isLess = saying.length < words.length && saying.some(({ length }) => length >= SHORTEST_TOKEN);
  return all.length === 0 && isLess ? answering(saying, index, size, analyser) : all;
}

/** Places of the completions that answer every word, in their order. */
function answering(words: readonly string[], index: Index, size: number, analyser: Analyser): number[] {
  const answered = new Uint8Array(size);
  words.forEach((word, at) => {
    for (const places of placesOf(word, index, analyser)) {
      for (const place of places) if (answered[place] === at) answered[place] = at + 1;
    }
  });
  return [...answered.keys()].filter((at) => answered[at] === words.length);
}

function placesOf(word: string, { words, having, byToken }: Index, analyser: Analyser): number[][] {
  const beginning = fold(word);
  const found: number[][] = [];
  for (let at = firstFrom(words, beginning); words[at]?.startsWith(beginning); at += 1) {
    found.push(having[at] ?? []);
  }
  if (word.length < SHORTEST_TOKEN) return found;
  return [...found, ...analyser.queryTokensOf(word).flatMap((token) => [byToken.get(token) ?? []])];
}

/** Where in the ordered words the first one stands that is not before this. */
function firstFrom(words: readonly string[], beginning: string): number {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((words[middle] ?? '') < beginning) from = middle + 1;
    else to = middle;
  }
  return from;
}

function indexed(completions: readonly Completion[], analyser: Analyser): Index {
  const byWord = new Map<string, number[]>();
  const byToken = new Map<Token, number[]>();
  const read = readingOnce(analyser);
  const folded = completions.map(({ text }, at) => {
    const words = wordsOf(text).map((word) => read(word.text));
    for (const word of words) {
      keep(byWord, word.folded, at);
      for (const token of word.tokens) keep(byToken, token, at);
    }
    return words.map((word) => word.folded).join(' ');
  });
  const words = [...byWord.keys()].sort();
  return { words, having: words.map((word) => byWord.get(word) ?? []), byToken, folded };
}

/** Thousands of services are called by the same few words. */
function readingOnce(analyser: Analyser): (word: string) => { folded: string; tokens: Token[] } {
  const known = new Map<string, { folded: string; tokens: Token[] }>();
  return (word) => {
    const before = known.get(word);
    if (before) return before;
    const read = { folded: fold(word), tokens: analyser.tokensOf(word) };
    known.set(word, read);
    return read;
  };
}

function keep(places: Map<string, number[]>, key: string, at: number): void {
  const known = places.get(key);
  if (!known) places.set(key, [at]);
  else if (known.at(-1) !== at) known.push(at);
}

function foldedText(text: string): string {
  return wordsOf(text)
    .map((word) => fold(word.text))
    .join(' ');
}
