import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import type { PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
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
  /** Whose it is and where: "Rajec, okres Žilina, Žilinský kraj". */
  place: string;
};

/** A way to narrow the results, or the one that narrows them now. */
export type ShownFilter = {
  label: string;
  /** Null where there are too many results to count. */
  matches: number | null;
  href: string;
  current: boolean;
};

/** What an address asks of the search. `region` is a slug here, since addresses are Slovak words. */
export function askedBy(query: URLSearchParams): SearchAsked {
  return {
    text: questionOf(query.get('q') ?? ''),
    kind: kindOfWord(query.get('druh')),
    region: query.get('kraj') ?? undefined,
    page: pageNumber(query.get('strana'))
  };
}

/** More is cut when it is analysed; a page of thousands of signs helps nobody. */
const LONGEST_SHOWN = 250;

/** Signs that are no text, such as half an emoji or a tabulator, would spoil the page. */
function questionOf(typed: string): string {
  return typed
    .slice(0, LONGEST_SHOWN)
    .toWellFormed()
    .replace(/\p{C}+/gu, ' ')
    .trim();
}

/** Answers a question with everything its page shows. Content is Slovak, whatever the reader's language. */
export async function answer(db: PublicDb, asked: SearchAsked, t: Translate, locale: Locale) {
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
  const places = await placesOf(db, found.results);
  const groups = found.targetGroups.length > 0 ? await lawStore(db).targetGroups() : [];
  // A filter of a mended question must ask the mended one, or it would be mended anew.
  const { text } = found;
  const narrowed = { text, kind: asked.kind, region: region?.slug };
  return {
    total: found.total,
    more: found.more,
    corrected: found.corrected,
    answered: found.answered,
    remark: found.remark,
    results: found.results.map((result) => shown(result, regions, places.get(result.bodyId), t)),
    page,
    pageHrefs: pageHrefs(Math.ceil(found.total / RESULTS_PER_PAGE), narrowed),
    wholeHref: searchHref({ text }),
    isNarrowed: narrowed.kind !== undefined || narrowed.region !== undefined,
    kinds: kindFilters(found.facets?.kinds ?? uncounted(found, USUAL_KINDS), narrowed, t),
    regions: regionFilters(
      found.facets?.regions ??
        uncounted(
          found,
          regions.map(({ code }) => code)
        ),
      regions,
      narrowed
    ),
    serviceTypes: found.serviceTypes,
    groups: groups
      .filter(({ code }) => found.targetGroups.includes(code))
      .map(({ nameSk, nameEn }) => (locale === 'sk' ? nameSk : nameEn))
  };
}

/** The address of each page of results, from the first. */
function pageHrefs(pages: number, narrowed: SearchAsked): string[] {
  return Array.from({ length: pages }, (_, at) => searchHref({ ...narrowed, page: at + 1 }));
}

type Place = { name: string; district: string | null };

/** Names of the bodies that results belong to, and of their districts: names of villages repeat. */
async function placesOf(db: PublicDb, results: readonly SearchResult[]): Promise<Map<string, Place>> {
  const ids = results.map(({ bodyId }) => bodyId as BodyId);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('planningBody as body')
    .leftJoin('territoryUnit as unit', 'unit.code', 'body.unitCode')
    .leftJoin('territoryDistrict as district', 'district.code', 'unit.districtCode')
    .select(['body.bodyId', 'body.name', 'district.name as district'])
    .where('body.bodyId', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ bodyId, ...place }) => [bodyId, place]));
}

function shown(
  result: SearchResult,
  regions: readonly Region[],
  place: Place | undefined,
  t: Translate
): ShownResult {
  const { excerpt } = result;
  const region = regions.find(({ code }) => code === result.region)?.name;
  const district = place?.district && t('public.search.district', { name: place.district });
  // A municipality that was found by itself already says its name.
  const name = result.kind === 'municipality' ? null : place?.name;
  return {
    address: result.address,
    // Bound spaces are as many characters as unbound ones, so that the ranges still hold.
    title: piecesOf(bindSpaces(result.title), result.titleRanges),
    excerpt: piecesOf(bindSpaces(excerpt.text), excerpt.ranges),
    cutBefore: excerpt.cutBefore,
    cutAfter: excerpt.cutAfter,
    kind: result.kind,
    place: [name, district, region].filter(Boolean).join(', ')
  };
}

type Counts = { value: string; matches: number | null }[];

/** What there is plenty of; where results are too many to count, they are narrowed by these. */
const USUAL_KINDS = ['municipality', 'plan', 'goal', 'measure'] satisfies SearchResult['kind'][];

function uncounted({ more }: { more: boolean }, values: readonly string[]): Counts {
  return more ? values.map((value) => ({ value, matches: null })) : [];
}

function kindFilters(counts: Counts, narrowed: SearchAsked, t: Translate): ShownFilter[] {
  return counts
    .toSorted((a, b) => (b.matches ?? 0) - (a.matches ?? 0))
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
