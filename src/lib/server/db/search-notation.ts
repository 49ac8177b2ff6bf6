import type { Token } from '#lib/domain/publishing/search/analyser.ts';
import {
  bodyToken,
  type Lexeme,
  marksOf,
  nameToken,
  type SearchedKind,
  titleToken
} from '#lib/domain/publishing/search/entry.ts';
import { type AnalysedQuery, requiredTerms } from '#lib/domain/publishing/search/query.ts';
import type { SearchStatistics } from './search-statistics.ts';

/** What results are narrowed to: a region by its NUTS 3 code, a body by its id, a target group by its code. */
export type SearchFilter = {
  kind?: SearchedKind | undefined;
  region?: string | undefined;
  bodyId?: string | undefined;
  year?: number | undefined;
  group?: string | undefined;
};

const LAST_POSITION = 16_383;

/** A `tsvector` as PostgreSQL writes it: `'denn':1A,7 'stacionar':2A`. */
export function vectorOf(lexemes: Lexeme[]): string {
  const places = new Map<Token, string[]>();
  for (const { token, position, weight } of lexemes) {
    const place = `${Math.min(position, LAST_POSITION)}${weight}`;
    const known = places.get(token);
    if (known) known.push(place);
    else places.set(token, [place]);
  }
  return [...places].map(([token, at]) => `${quoted(token)}:${at.join(',')}`).join(' ');
}

/** Where words are looked for. */
export type Where = 'anywhere' | 'title';

/**
 * How matches are found: `index` is a `tsquery` for the index, `check` one that each of them must answer
 * besides; null where the index says it all.
 */
export type Lookup = { index: string; check: string | null };

/**
 * Every term that must be answered, or a name that begins with the question. Reading the long list of a
 * common word takes longer than looking at the few entries of a rare one, so it is left to `check` there.
 */
export function lookupOf(query: AnalysedQuery, where: Where, { entries, shareOf }: SearchStatistics): Lookup {
  const terms = termsOf(query, where).map((tokens) => ({ tokens, share: shareOf(tokens) }));
  const rarest = Math.min(...terms.map(({ share }) => share));
  const indexed = terms.filter(({ share }) => {
    const reading = INDEXED_MS * share * entries;
    // As many entries must be looked at as the rarest word has, or until enough are found.
    const looking = CHECKED_MS * Math.min(Math.max(1, rarest * entries), ENOUGH / Math.max(share, 1e-9));
    return share === rarest || reading < looking;
  });
  const named = namedBy(query);
  const every = (kept: typeof terms) => `${kept.map(({ tokens }) => anyOf(tokens)).join(' & ')} | ${named}`;
  return { index: every(indexed), check: indexed.length < terms.length ? every(terms) : null };
}

/** What it costs to read one entry from the list of a word, and to look at one entry: measured, in ms. */
const INDEXED_MS = 0.00015;
const CHECKED_MS = 0.004;
/** So many matches are enough. */
const ENOUGH = 300;

/** A `tsquery` for entries in which every term is answered there, or that are named so. */
export function conditionOf(query: AnalysedQuery, where: Where): string {
  return `${wordsOf(query, where)} | ${namedBy(query)}`;
}

/** The same for the terms alone. */
export function wordsOf(query: AnalysedQuery, where: Where): string {
  return termsOf(query, where).map(anyOf).join(' & ');
}

/** A `tsquery` for places whose name, or a word of it, begins with the whole question. */
export function namedBy({ text }: AnalysedQuery): string {
  return quoted(nameToken(text));
}

function termsOf(query: AnalysedQuery, where: Where): Token[][] {
  return requiredTerms(query).map(({ tokens }) => (where === 'title' ? tokens.map(titleToken) : tokens));
}

/** Narrows a `tsquery` by everything the filter says. */
export function filtered(condition: string, filter: SearchFilter): string {
  const { bodyId, group, kind, region, year } = filter;
  const marks = [
    ...marksOf({ kind, region, year, targetGroups: group ? [group] : [] }),
    ...(bodyId ? [bodyToken(bodyId)] : [])
  ];
  return [`(${condition})`, ...marks.map(quoted)].join(' & ');
}

/** A `tsquery` that wants one of the tokens. */
export function anyOf(tokens: Token[]): string {
  return `(${tokens.map(quoted).join(' | ')})`;
}

function quoted(token: Token): string {
  return `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
