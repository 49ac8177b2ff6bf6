import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import type { PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import { type Facet, type SearchResult, searchStore } from '../db/search.ts';
import { searchPublished } from '../search/search-published.ts';
import { kindOfWord, type Piece, pageNumber, piecesOf, type SearchAsked } from './found.ts';
import { type Narrowed, pageHrefs, searchFilters, wholeHref } from './search-filters.ts';

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

/** What an address asks of the search. `region` is a slug here, since addresses are Slovak words. */
export function askedBy(query: URLSearchParams): SearchAsked {
  return {
    text: questionOf(query.get('q') ?? ''),
    kind: kindOfWord(query.get('druh')),
    region: query.get('kraj') ?? undefined,
    body: query.get('obec') ?? undefined,
    year: yearOf(query.get('rok')),
    group: query.get('skupina') ?? undefined,
    page: pageNumber(query.get('strana'))
  };
}

function yearOf(word: string | null): number | undefined {
  return word !== null && /^\d{4}$/.test(word) ? Number(word) : undefined;
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
  const body = asked.body ? await bodyAt(db, asked.body) : undefined;
  const page = asked.page ?? 1;
  const found = await searchPublished(
    searchStore(db, analyser),
    { analyser, names },
    {
      ...{ text: asked.text, kind: asked.kind, region: region?.code, bodyId: body?.bodyId },
      ...{ year: asked.year, group: asked.group, language: 'sk' as const, page }
    }
  );
  const places = await placesOf(db, found.results);
  const groups = await lawStore(db).targetGroups();
  // A filter of a mended question must ask the mended one, or it would be mended anew.
  const { text } = found;
  const narrowed: Narrowed = {
    ...{ text, kind: asked.kind, region: region?.slug, body: body?.slug, year: asked.year },
    group: groups.some(({ code }) => code === asked.group) ? asked.group : undefined
  };
  const nameOf = ({ nameSk, nameEn }: (typeof groups)[number]) => (locale === 'sk' ? nameSk : nameEn);
  return {
    total: found.total,
    more: found.more,
    corrected: found.corrected,
    answered: found.answered,
    remark: found.remark,
    results: found.results.map((result) => shown(result, regions, places.get(result.bodyId), t)),
    page,
    pageHrefs: pageHrefs(found.total, narrowed),
    wholeHref: wholeHref(text),
    isNarrowed: Object.entries(narrowed).some(([name, value]) => name !== 'text' && value !== undefined),
    filters: searchFilters(
      found,
      {
        ...{ narrowed, regions, bodies: await facetBodies(db, found.facets?.bodies ?? [], body) },
        groups: groups.map((group) => ({ code: group.code, name: nameOf(group) }))
      },
      t
    ),
    serviceTypes: found.serviceTypes,
    groups: groups.filter(({ code }) => found.targetGroups.includes(code)).map(nameOf)
  };
}

type FoundBody = { bodyId: string; slug: string; name: string };

async function bodyAt(db: PublicDb, slug: string): Promise<FoundBody | undefined> {
  return db
    .selectFrom('planningBody')
    .select(['bodyId', 'slug', 'name'])
    .where('slug', '=', slug)
    .executeTakeFirst();
}

/** So many municipalities are offered to narrow by; who wants another one writes its name. */
const MOST_BODIES = 10;

async function facetBodies(db: PublicDb, counts: Facet, chosen: FoundBody | undefined): Promise<FoundBody[]> {
  const most = counts.toSorted((a, b) => b.matches - a.matches).slice(0, MOST_BODIES);
  const ids = most.map(({ value }) => value as BodyId);
  const found =
    ids.length === 0
      ? []
      : await db
          .selectFrom('planningBody')
          .select(['bodyId', 'slug', 'name'])
          .where('bodyId', 'in', ids)
          .execute();
  return chosen && !found.some(({ slug }) => slug === chosen.slug) ? [chosen, ...found] : found;
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
