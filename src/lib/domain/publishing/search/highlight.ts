import { fold } from '../../shared/fold.ts';
import type { Analyser, Token } from './analyser.ts';
import type { AnalysedQuery } from './query.ts';
import { type Word, wordsOf } from './words.ts';

/** Part of a text in UTF-16 units; `end` is after the last one. */
export type Range = { start: number; end: number };

/** An excerpt with the places that answer the question; whoever shows it escapes the text as any other. */
export type Excerpt = { text: string; ranges: Range[]; cutBefore: boolean; cutAfter: boolean };

/** The words of the original text that answer some term of the question, in order. */
export function rangesOf(text: string, query: AnalysedQuery, analyser: Analyser): Range[] {
  return matchingWords(wordsOf(text), query, analyser).map(({ start, end }) => ({ start, end }));
}

/** About `length` characters of the text around the densest place of answers, cut between words. */
export function excerptOf(text: string, query: AnalysedQuery, analyser: Analyser, length = 220): Excerpt {
  if (text.length > LONG) {
    const [from, to] = promisingPart(text, query);
    const excerpt = excerptOf(text.slice(from, to), query, analyser, length);
    return {
      ...excerpt,
      cutBefore: excerpt.cutBefore || from > 0,
      cutAfter: excerpt.cutAfter || to < text.length
    };
  }
  const words = wordsOf(text);
  const matches = matchingWords(words, query, analyser);
  const [start, end] = windowOf(text, words, densest(matches, length), length);
  const ranges = matches
    .filter((match) => match.start >= start && match.end <= end)
    .map((match) => ({ start: match.start - start, end: match.end - start }));
  return { text: text.slice(start, end), ranges, cutBefore: start > 0, cutAfter: end < text.length };
}

/** Longer texts are not read word by word: a page may show twenty of 50,000 characters. */
const LONG = 6_000;
const PART = 3_000;
const MANY_HITS = 400;

/** Whole words around the first place where most terms of the question begin with the right letters. */
function promisingPart(text: string, { terms }: AnalysedQuery): [number, number] {
  const beginnings = terms.map(({ tokens }) =>
    tokens.filter((token) => !token.includes('=')).map((token) => lettersLike(fold(token)))
  );
  const pattern = new RegExp(beginnings.map((of) => `(${of.join('|') || '(?!)'})`).join('|'), 'giu');
  const hits = [...text.matchAll(pattern)].slice(0, MANY_HITS).map((match) => ({
    at: match.index,
    term: match.slice(1).findIndex((found) => found !== undefined)
  }));
  const around = mostTerms(hits)?.at ?? 0;
  const from = around < PART / 3 ? 0 : text.indexOf(' ', around - PART / 3) + 1;
  const to = text.lastIndexOf(' ', from + PART);
  return [from, from + PART >= text.length || to <= from ? Math.min(text.length, from + PART) : to];
}

type Hit = { at: number; term: number };

function mostTerms(hits: Hit[]): Hit | null {
  let best: Hit | null = null;
  let most = 0;
  for (const [index, first] of hits.entries()) {
    const seen = new Set<number>();
    for (let next = index; (hits[next]?.at ?? Number.POSITIVE_INFINITY) < first.at + PART / 3; next++) {
      seen.add(hits[next]?.term ?? -1);
    }
    if (seen.size > most) [best, most] = [first, seen.size];
  }
  return best;
}

/** A pattern for folded letters, with whatever diacritics they may carry in Slovak. */
function lettersLike(folded: string): string {
  return [...folded].map((letter) => (VARIANTS[letter] ? `[${letter}${VARIANTS[letter]}]` : letter)).join('');
}

const VARIANTS: Readonly<Record<string, string>> = {
  ...{ a: 'áä', c: 'č', d: 'ď', e: 'é', i: 'í', l: 'ĺľ', n: 'ň' },
  ...{ o: 'óôö', r: 'ŕ', s: 'š', t: 'ť', u: 'úü', y: 'ý', z: 'ž' }
};

type Match = Word & { terms: number[] };

function matchingWords(words: Word[], query: AnalysedQuery, analyser: Analyser): Match[] {
  const termsOf = new Map<Token, number[]>();
  query.terms.forEach(({ tokens }, term) => {
    for (const token of tokens) termsOf.set(token, [...(termsOf.get(token) ?? []), term]);
  });
  return words.flatMap((word) => {
    const terms = analyser.tokensOf(word.text).flatMap((token) => termsOf.get(token) ?? []);
    return terms.length > 0 ? [{ ...word, terms }] : [];
  });
}

/** The match from which a window of that length sees most different terms; the earliest of equals. */
function densest(matches: Match[], length: number): Match | null {
  let best: Match | null = null;
  let most = 0;
  for (const [at, first] of matches.entries()) {
    const seen = new Set<number>();
    for (let next = at; next < matches.length; next++) {
      const match = matches[next];
      if (!match || match.end - first.start > length) break;
      for (const term of match.terms) seen.add(term);
    }
    if (seen.size > most) [best, most] = [first, seen.size];
  }
  return best;
}

function windowOf(text: string, words: Word[], around: Match | null, length: number): [number, number] {
  if (text.length <= length) return [0, text.length];
  // A few words before the answer let it be read; at the end of the text more of them fit.
  const wanted = around ? Math.min(around.start - length / 5, text.length - length) : 0;
  const start = wanted <= 0 ? 0 : (words.find((word) => word.start >= wanted)?.start ?? 0);
  if (text.length - start <= length) return [start, text.length];
  return [
    start,
    words.findLast((word) => word.start >= start && word.end <= start + length)?.end ?? start + length
  ];
}
