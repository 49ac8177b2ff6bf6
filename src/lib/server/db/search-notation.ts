import type { Token } from '#lib/domain/publishing/search/analyser.ts';
import { type Lexeme, type SearchedKind, titleToken } from '#lib/domain/publishing/search/entry.ts';
import { type AnalysedQuery, requiredTerms } from '#lib/domain/publishing/search/query.ts';

export type SearchFilter = { kind?: SearchedKind | undefined; region?: string | undefined };

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

/** How many of the terms must be answered. */
export type Wanted = 'every' | 'all-but-one' | 'any';

/** A `tsquery` for the terms that must be answered, anywhere in an entry or by its title. */
export function conditionOf(
  query: AnalysedQuery,
  wanted: Wanted,
  where: 'anywhere' | 'title' = 'anywhere'
): string {
  const terms = requiredTerms(query).map(({ tokens }) =>
    anyOf(where === 'title' ? tokens.map(titleToken) : tokens)
  );
  if (wanted === 'any') return terms.join(' | ');
  if (wanted === 'every' || terms.length === 1) return terms.join(' & ');
  return terms.map((_, left) => `(${terms.filter((_, at) => at !== left).join(' & ')})`).join(' | ');
}

/** Narrows a `tsquery` to a kind and a region. */
export function filtered(condition: string, { kind, region }: SearchFilter): string {
  const marks = [...(kind ? [`kind=${kind}`] : []), ...(region ? [`region=${region}`] : [])];
  return [`(${condition})`, ...marks.map(quoted)].join(' & ');
}

/** A `tsquery` that wants one of the tokens. */
export function anyOf(tokens: Token[]): string {
  return `(${tokens.map(quoted).join(' | ')})`;
}

function quoted(token: Token): string {
  return `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
