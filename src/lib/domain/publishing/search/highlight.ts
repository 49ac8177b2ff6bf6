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
  const words = wordsOf(text);
  const matches = matchingWords(words, query, analyser);
  const [start, end] = windowOf(text, words, densest(matches, length), length);
  const ranges = matches
    .filter((match) => match.start >= start && match.end <= end)
    .map((match) => ({ start: match.start - start, end: match.end - start }));
  return { text: text.slice(start, end), ranges, cutBefore: start > 0, cutAfter: end < text.length };
}

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
