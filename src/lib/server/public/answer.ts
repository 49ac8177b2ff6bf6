import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import type { PublicDb } from '../db/db.ts';
import { type SearchResult, searchStore } from '../db/search.ts';
import { RESULTS_PER_PAGE } from '../db/search-statements.ts';
import { searchPublished } from '../search/search-published.ts';
import { kindOfWord, type Piece, pageNumber, piecesOf, type SearchAsked, searchHref } from './found.ts';

type Region = { code: string; name: string; slug: string };

/** One result as the page shows it: pieces of words, marked where they answer. */
export type ShownResult = {
  address: string;
  title: Piece[];
  excerpt: Piece[];
  cutBefore: boolean;
  cutAfter: boolean;
  kind: SearchResult['kind'];
  /** Whose it is and where: "Rajec, Žilinský kraj". */
  place: string;
};

/** A way to narrow the results, or the one that narrows them now. */
export type ShownFilter = { label: string; matches: number; href: string; current: boolean };

/** What an address asks of the search. `region` is a slug here, since addresses are Slovak words. */
export function askedBy(query: URLSearchParams): SearchAsked {
  return {
    text: (query.get('q') ?? '').trim().slice(0, 200),
    kind: kindOfWord(query.get('druh')),
    region: query.get('kraj') ?? undefined,
    page: pageNumber(query.get('strana'))
  };
}

/** Answers a question with everything its page shows. Content is Slovak, whatever the reader's language. */
export async function answer(db: PublicDb, asked: SearchAsked, t: Translate) {
  const { analyser, names } = searchLanguage();
  const regions = await db
    .selectFrom('territoryRegion')
    .select(['code', 'name', 'slug'])
    .orderBy('code')
    .execute();
  const region = regions.find(({ slug }) => slug === asked.region);
  const page = asked.page ?? 1;
  const found = await searchPublished(
    searchStore(db, analyser),
    { analyser, names },
    { text: asked.text, kind: asked.kind, region: region?.code, language: 'sk', page }
  );
  const owners = await namesOf(db, found.results);
  // A filter of a mended question must ask the mended one, or it would be mended anew.
  const { text } = found;
  const narrowed = { text, kind: asked.kind, region: region?.slug };
  return {
    total: found.total,
    more: found.more,
    corrected: found.corrected,
    answered: found.answered,
    results: found.results.map((result) => shown(result, regions, owners)),
    page,
    pageHrefs: pageHrefs(Math.ceil(found.total / RESULTS_PER_PAGE), narrowed),
    wholeHref: searchHref({ text }),
    isNarrowed: narrowed.kind !== undefined || narrowed.region !== undefined,
    kinds: kindFilters(found.facets?.kinds ?? [], narrowed, t),
    regions: regionFilters(found.facets?.regions ?? [], regions, narrowed),
    serviceTypes: found.serviceTypes
  };
}

/** The address of each page of results, from the first. */
function pageHrefs(pages: number, narrowed: SearchAsked): string[] {
  return Array.from({ length: pages }, (_, at) => searchHref({ ...narrowed, page: at + 1 }));
}

/** Names of the bodies that results belong to; a municipality found by itself already says its name. */
async function namesOf(db: PublicDb, results: readonly SearchResult[]): Promise<Map<string, string>> {
  const ids = results.filter(({ kind }) => kind !== 'municipality').map(({ bodyId }) => bodyId as BodyId);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('planningBody')
    .select(['bodyId', 'name'])
    .where('bodyId', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ bodyId, name }) => [bodyId, name]));
}

function shown(
  result: SearchResult,
  regions: readonly Region[],
  owners: ReadonlyMap<string, string>
): ShownResult {
  const { excerpt } = result;
  const region = regions.find(({ code }) => code === result.region)?.name;
  return {
    address: result.address,
    // Bound spaces are as many characters as unbound ones, so that the ranges still hold.
    title: piecesOf(bindSpaces(result.title), result.titleRanges),
    excerpt: piecesOf(bindSpaces(excerpt.text), excerpt.ranges),
    cutBefore: excerpt.cutBefore,
    cutAfter: excerpt.cutAfter,
    kind: result.kind,
    place: [owners.get(result.bodyId), region].filter(Boolean).join(', ')
  };
}

type Counts = { value: string; matches: number }[];

function kindFilters(counts: Counts, narrowed: SearchAsked, t: Translate): ShownFilter[] {
  return counts
    .toSorted((a, b) => b.matches - a.matches)
    .map(({ value, matches }) => {
      const kind = value as SearchResult['kind'];
      const current = narrowed.kind === kind;
      const href = searchHref({ ...narrowed, kind: current ? undefined : kind });
      return { label: t(`public.found.${kind}`), matches, href, current };
    });
}

function regionFilters(counts: Counts, regions: readonly Region[], narrowed: SearchAsked): ShownFilter[] {
  return regions.flatMap(({ code, name, slug }) => {
    const matches = counts.find(({ value }) => value === code)?.matches;
    if (matches === undefined) return [];
    const current = narrowed.region === slug;
    return [
      { label: name, matches, href: searchHref({ ...narrowed, region: current ? undefined : slug }), current }
    ];
  });
}
