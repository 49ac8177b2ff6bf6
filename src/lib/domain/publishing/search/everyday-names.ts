import type { Analyser, Token } from './analyser.ts';
import { wordsOf } from './words.ts';

/** What people call a kind of service (druh sociálnej služby); the first name is the one of the act. */
export type ServiceTypeNames = { serviceType: string; names: string[] };

/** A name found in a query: the kind of service it stands for and which terms (by index) it used up. */
export type NamedServiceType = { serviceType: string; terms: number[] };

export type EverydayNames = {
  /** Kinds of service that a query names in whatever order; a longer name hides a shorter one in it. */
  namedBy(terms: Token[][]): NamedServiceType[];
  /** Kinds of service that a text names word for word; single everyday words prove nothing there. */
  namedIn(words: Token[][]): string[];
  /** Every word of the names in lower case, to mend misspelt queries by. */
  words: string[];
};

type Name = { serviceType: string; words: Token[][]; official: boolean };

export function createEverydayNames(lists: ServiceTypeNames[], analyser: Analyser): EverydayNames {
  const names = lists.flatMap(({ serviceType, names }) =>
    names.map((name, at): Name => ({ serviceType, words: contentOf(name, analyser), official: at === 0 }))
  );
  const provable = names.filter(({ words, official }) => official || words.length > 1);
  const byFirst = Map.groupBy(
    provable.flatMap((name) => (name.words[0] ?? []).map((token) => ({ token, name }))),
    ({ token }) => token
  );
  return {
    namedBy: (terms) => longest(names.flatMap((name) => matchOf(name, terms))),
    namedIn: (words) => [
      ...new Set(
        words.flatMap((tokens, at) =>
          tokens
            .flatMap((token) => byFirst.get(token) ?? [])
            .filter(({ name }) => standsAt(name, words, at))
            .map(({ name }) => name.serviceType)
        )
      )
    ],
    words: vocabularyOf(lists, analyser)
  };
}

/** Tokens of each word that says something. */
export function contentOf(text: string, analyser: Analyser): Token[][] {
  return wordsOf(text)
    .map((word) => analyser.tokensOf(word.text))
    .filter((tokens) => tokens.length > 0);
}

function matchOf({ serviceType, words }: Name, terms: Token[][]): NamedServiceType[] {
  const used: number[] = [];
  for (const word of words) {
    const term = terms.findIndex((tokens, at) => !used.includes(at) && meet(tokens, word));
    if (term < 0) return [];
    used.push(term);
  }
  return used.length > 0 ? [{ serviceType, terms: used }] : [];
}

function longest(matches: NamedServiceType[]): NamedServiceType[] {
  const kept = new Map<string, NamedServiceType>();
  for (const match of matches) {
    const hidden = matches.some(
      (other) =>
        other.terms.length > match.terms.length && match.terms.every((at) => other.terms.includes(at))
    );
    if (!hidden) kept.set(`${match.serviceType} ${match.terms.toSorted().join(' ')}`, match);
  }
  return [...kept.values()];
}

function standsAt(name: Name, words: Token[][], at: number): boolean {
  return name.words.every((tokens, offset) => meet(words[at + offset] ?? [], tokens));
}

function meet(some: Token[], others: Token[]): boolean {
  return some.some((token) => others.includes(token));
}

function vocabularyOf(lists: ServiceTypeNames[], analyser: Analyser): string[] {
  const words = lists.flatMap(({ names }) => names.flatMap(wordsOf)).map(({ text }) => text.toLowerCase());
  return [...new Set(words)].filter((word) => analyser.stops(word) === 'no');
}
