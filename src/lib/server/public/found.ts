import { SEARCHED_KINDS, type SearchedKind } from '#lib/domain/publishing/search/entry.ts';
import type { Range } from '#lib/domain/publishing/search/highlight.ts';

/** The kinds of results as they stand in the address of a search: `/hladat?q=…&druh=opatrenie`. */
const KIND_WORDS = {
  municipality: 'obec',
  plan: 'plan',
  goal: 'ciel',
  measure: 'opatrenie',
  service: 'sluzba',
  consultation: 'diskusia',
  survey: 'dotaznik',
  document: 'dokument',
  notice: 'oznam'
} satisfies Record<SearchedKind, string>;

export function kindWord(kind: SearchedKind): string {
  return KIND_WORDS[kind];
}

export function kindOfWord(word: string | null): SearchedKind | undefined {
  return SEARCHED_KINDS.find((kind) => KIND_WORDS[kind] === word);
}

/** A piece of a text that answers the question, or one between such pieces. */
export type Piece = { text: string; marked: boolean };

/** A text cut at its ranges, so that a page can mark them and still escape every word. */
export function piecesOf(text: string, ranges: readonly Range[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    if (start > from) pieces.push({ text: text.slice(from, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), marked: false });
  return pieces;
}

export type SearchAsked = {
  text: string;
  kind?: SearchedKind | undefined;
  /** The slug of a region. */
  region?: string | undefined;
  /** The slug of a body. */
  body?: string | undefined;
  year?: number | undefined;
  /** The code of a target group. */
  group?: string | undefined;
  page?: number | undefined;
};

/** The address of a search; what is not asked is not in it. */
export function searchHref({ text, kind, region, body, year, group, page }: SearchAsked): string {
  const query = new URLSearchParams({ q: text });
  if (kind) query.set('druh', KIND_WORDS[kind]);
  if (region) query.set('kraj', region);
  if (body) query.set('obec', body);
  if (year) query.set('rok', String(year));
  if (group) query.set('skupina', group);
  if (page && page > 1) query.set('strana', String(page));
  return `/hladat?${query}`;
}

/** A page number from an address; the first where it makes no sense. */
export function pageNumber(word: string | null, last = 25): number {
  const page = Number(word ?? 1);
  return Number.isInteger(page) && page >= 1 ? Math.min(page, last) : 1;
}
