import type { Analyser, Token } from './analyser.ts';
import { createGuess, type Guess } from './likely-services.ts';
import { createMending, type Mending } from './mending.ts';
import type { SubjectNames } from './subject-names.ts';
import { wordsOf } from './words.ts';

/** A name found in a query: the code it stands for and which terms (by index) it used up. */
export type NamedSubject = { code: string; terms: number[] };

export type NameList = {
  /** What a query names in whatever order; a longer name hides a shorter one in it. */
  namedBy(terms: Token[][]): NamedSubject[];
  /** What a text names word for word; single everyday words prove nothing there. */
  namedIn(words: Token[][]): string[];
};

export type EverydayNames = {
  services: NameList;
  groups: NameList;
  /** Kinds of service that a query resembles, the likeliest first. */
  likelyServices: Guess;
  /** Mends misspelt words by those of the names. */
  mend: Mending;
};

export type CuratedLists = {
  services: SubjectNames[];
  groups: SubjectNames[];
  /** Words of much the same meaning in this field: *doktor*, *lekár*. */
  alike: string[][];
};

/** @returns what people call things, ready for questions; `alike` serves guesses only */
export function createEverydayNames(lists: CuratedLists, analyser: Analyser): EverydayNames {
  return {
    services: createNameList(lists.services, analyser),
    groups: createNameList(lists.groups, analyser),
    likelyServices: createGuess(lists.services, lists.alike, analyser),
    mend: createMending(vocabularyOf(lists, analyser), analyser)
  };
}

type Name = { code: string; words: Token[][]; official: boolean };

function createNameList(lists: SubjectNames[], analyser: Analyser): NameList {
  const all = lists.flatMap(({ code, names }) =>
    names.map((name, at): Name => ({ code, words: contentOf(name, analyser), official: at === 0 }))
  );
  const provable = all.filter(({ words, official }) => official || words.length > 1);
  const byFirst = byFirstToken(provable);
  const asked = byFirstToken(all);
  return {
    namedBy: (terms) => {
      // A name can be meant only where its first word is; there are hundreds of names.
      const possible = new Set(terms.flat().flatMap((token) => asked.get(token) ?? []));
      return longest([...possible].flatMap((name) => matchOf(name, terms)));
    },
    namedIn: (words) => [
      ...new Set(
        words.flatMap((tokens, at) =>
          tokens
            .flatMap((token) => byFirst.get(token) ?? [])
            .filter((name) => standsAt(name, words, at))
            .map(({ code }) => code)
        )
      )
    ]
  };
}

function byFirstToken(names: Name[]): Map<Token, Name[]> {
  const pairs = names.flatMap((name) => (name.words[0] ?? []).map((token) => ({ token, name })));
  const grouped = Map.groupBy(pairs, ({ token }) => token);
  return new Map([...grouped].map(([token, of]) => [token, of.map(({ name }) => name)]));
}

/** Tokens of each word that says something. */
export function contentOf(text: string, analyser: Analyser): Token[][] {
  return wordsOf(text)
    .map((word) => analyser.tokensOf(word.text))
    .filter((tokens) => tokens.length > 0);
}

function matchOf({ code, words }: Name, terms: Token[][]): NamedSubject[] {
  const used: number[] = [];
  for (const word of words) {
    const term = terms.findIndex((tokens, at) => !used.includes(at) && meet(tokens, word));
    if (term < 0) return [];
    used.push(term);
  }
  return used.length > 0 ? [{ code, terms: used }] : [];
}

function longest(matches: NamedSubject[]): NamedSubject[] {
  const kept = new Map<string, NamedSubject>();
  for (const match of matches) {
    const hidden = matches.some(
      (other) =>
        other.terms.length > match.terms.length && match.terms.every((at) => other.terms.includes(at))
    );
    if (!hidden) kept.set(`${match.code} ${match.terms.toSorted().join(' ')}`, match);
  }
  return [...kept.values()];
}

function standsAt(name: Name, words: Token[][], at: number): boolean {
  return name.words.every((tokens, offset) => meet(words[at + offset] ?? [], tokens));
}

function meet(some: Token[], others: Token[]): boolean {
  return some.some((token) => others.includes(token));
}

/** Words of the names, those that are a name alone first: they are meant sooner. */
function vocabularyOf({ services, groups, alike }: CuratedLists, analyser: Analyser): string[] {
  const names = [...services, ...groups].flatMap((list) => list.names).map(wordsOf);
  const ordered = [...names.filter(({ length }) => length === 1), ...names, ...alike.flat().map(wordsOf)];
  const words = ordered.flat().map(({ text }) => text.toLowerCase());
  return [...new Set(words)].filter((word) => analyser.stops(word) === 'no');
}
