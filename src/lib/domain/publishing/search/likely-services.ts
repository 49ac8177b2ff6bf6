import type { Analyser, Token } from './analyser.ts';
import type { SubjectNames } from './subject-names.ts';
import { wordsOf } from './words.ts';

/** Codes that a question resembles, the likeliest first; none where it resembles nothing well enough. */
export type Guess = (terms: Token[][]) => string[];

const MOST_GUESSES = 3;
/** Resemblance from 0 to 1 below which a guess would be a guess only. */
const LEAST_LIKENESS = 0.34;
/** What is much less like than the best is not worth a line. */
const LEAST_OF_BEST = 0.62;
const SAME_MEANING = 0.8;
const SAME_ROOT = 0.65;
const SHORTEST_ROOT = 5;

type Word = { tokens: Token[]; rarity: number; names: number[] };
type Name = { code: string; weight: number };

/**
 * Guesses the kind of service from the words that a question shares with its everyday names: the same
 * word, one of much the same meaning (`alike`), or of the same root. A word that few kinds share says more.
 */
export function createGuess(lists: SubjectNames[], alike: string[][], analyser: Analyser): Guess {
  const meaningsOf = meanings(alike, analyser);
  const { words, names } = indexed(lists, analyser);
  const meaningOfWord = words.map(
    ({ tokens }) => new Set(tokens.flatMap((one) => meaningsOf.get(one) ?? []))
  );
  const unknown = Math.log(1 + lists.length / 2);

  /** How alike each word of the names is to a term, where it is at all. */
  function likenessOf(term: Token[]): Map<number, number> {
    const asked = term.flatMap((token) => meaningsOf.get(token) ?? []);
    const likeness = new Map<number, number>();
    words.forEach(({ tokens }, at) => {
      const like = tokens.some((token) => term.includes(token))
        ? 1
        : asked.some((meaning) => meaningOfWord[at]?.has(meaning))
          ? SAME_MEANING
          : term.some((one) => tokens.some((other) => sameRoot(one, other)))
            ? SAME_ROOT
            : 0;
      if (like > 0) likeness.set(at, like);
    });
    return likeness;
  }

  return (terms) => {
    const likenesses = terms.map(likenessOf);
    const asked = likenesses.map((likeness) => mostOf(likeness, words) ?? unknown);
    const scores = new Map<string, number>();
    for (const [name, shared] of sharedBy(likenesses, words)) {
      const { code, weight } = names[name] ?? { code: '', weight: 1 };
      const ofName = Math.min(1, shared / weight);
      const ofQuestion = Math.min(1, shared / sumOf(asked));
      const score = Math.sqrt(ofName * ofQuestion);
      scores.set(code, Math.max(scores.get(code) ?? 0, score));
    }
    const ranked = [...scores].toSorted(([, a], [, b]) => b - a);
    const least = Math.max(LEAST_LIKENESS, (ranked[0]?.[1] ?? 0) * LEAST_OF_BEST);
    return ranked
      .filter(([, score]) => score >= least)
      .slice(0, MOST_GUESSES)
      .map(([code]) => code);
  };
}

function meanings(alike: string[][], analyser: Analyser): Map<Token, number[]> {
  const known = new Map<Token, number[]>();
  alike.forEach((words, meaning) => {
    for (const token of words.flatMap((word) => analyser.tokensOf(word))) {
      known.set(token, [...(known.get(token) ?? []), meaning]);
    }
  });
  return known;
}

/** Distinct words of all names, each with the names it stands in; its rarity counts kinds, not names. */
function indexed(lists: SubjectNames[], analyser: Analyser): { words: Word[]; names: Name[] } {
  const words = new Map<string, Word & { codes: Set<string> }>();
  const names: Name[] = [];
  for (const { code, names: own } of lists) {
    for (const name of own) {
      const at = names.push({ code, weight: 0 }) - 1;
      for (const { text } of wordsOf(name)) {
        const tokens = analyser.tokensOf(text);
        if (tokens.length === 0) continue;
        const key = tokens.join(' ');
        const word = words.get(key) ?? { tokens, rarity: 0, names: [], codes: new Set() };
        word.codes.add(code);
        if (!word.names.includes(at)) word.names.push(at);
        words.set(key, word);
      }
    }
  }
  for (const word of words.values()) {
    word.rarity = Math.log(1 + lists.length / word.codes.size);
    for (const at of word.names) {
      const name = names[at];
      if (name) name.weight += word.rarity;
    }
  }
  return { words: [...words.values()], names };
}

/** For each name, how much of it the terms say; each of its words counts once, for the term most like it. */
function sharedBy(likenesses: Map<number, number>[], words: Word[]): Map<number, number> {
  const best = new Map<number, number>();
  for (const likeness of likenesses) {
    for (const [at, like] of likeness) best.set(at, Math.max(best.get(at) ?? 0, like));
  }
  const shared = new Map<number, number>();
  for (const [at, like] of best) {
    const { rarity, names } = words[at] ?? { rarity: 0, names: [] };
    for (const name of names) shared.set(name, (shared.get(name) ?? 0) + like * rarity);
  }
  return shared;
}

/** How much a term says: as much as the rarest word it is most alike to; null where it is like none. */
function mostOf(likeness: Map<number, number>, words: Word[]): number | null {
  if (likeness.size === 0) return null;
  const most = Math.max(...likeness.values());
  const rarities = [...likeness].filter(([, like]) => like === most).map(([at]) => words[at]?.rarity ?? 0);
  return Math.max(...rarities);
}

/** *opatrovanie*, *opatrovateľka*: words that begin alike for most of their length. */
function sameRoot(one: Token, other: Token): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < SHORTEST_ROOT) return false;
  let same = 0;
  while (same < shorter && one[same] === other[same]) same += 1;
  // *rozvoj* and *rozvoz* are no relatives.
  if (same < SHORTEST_ROOT || (same === SHORTEST_ROOT && same < shorter)) return false;
  return same >= 0.6 * Math.max(one.length, other.length);
}

function sumOf(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) || 1;
}
