import type { SearchedKind } from '#lib/domain/publishing/search/entry.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { Facet, Facets } from '../db/search.ts';
import { RESULTS_PER_PAGE } from '../db/search-statements.ts';
import { type SearchAsked, searchHref } from './found.ts';

/** A way to narrow the results, or the one that narrows them now. */
export type ShownFilter = {
  label: string;
  /** Null where there are too many results to count. */
  matches: number | null;
  href: string;
  current: boolean;
};

/** The question that was answered and everything that narrows it now, as addresses say it. */
export type Narrowed = Omit<SearchAsked, 'page'>;

/** Names of what results can be narrowed by. */
type Known = {
  narrowed: Narrowed;
  regions: readonly { code: string; name: string; slug: string }[];
  bodies: readonly { bodyId: string; slug: string; name: string }[];
  groups: readonly { code: string; name: string }[];
};

/** What there is plenty of; where results are too many to count, they are narrowed by these. */
const USUAL_KINDS = ['municipality', 'plan', 'goal', 'measure', 'document'] satisfies SearchedKind[];

/** The address of each page of results, from the first. */
export function pageHrefs(total: number, narrowed: Narrowed): string[] {
  const pages = Math.ceil(total / RESULTS_PER_PAGE);
  return Array.from({ length: pages }, (_, at) => searchHref({ ...narrowed, page: at + 1 }));
}

/** The address of the same question over everything. */
export function wholeHref(text: string): string {
  return searchHref({ text });
}

/** Every way to narrow the results, each as a link; the one in use takes itself off. */
export function searchFilters(
  { facets, more }: { facets: Facets | null; more: boolean },
  { narrowed, regions, bodies, groups }: Known,
  t: Translate
) {
  const link = (name: keyof Narrowed, value: string | number, label: string, matches: number | null) => {
    const current = narrowed[name] === value;
    return {
      ...{ label, matches, current },
      href: searchHref({ ...narrowed, [name]: current ? undefined : value })
    };
  };
  /** Without counts the usual ways are offered, and the one in use always. */
  const counted = (
    facet: Facet | undefined,
    usual: readonly string[],
    chosen: string | undefined
  ): Counts => {
    if (facet) return facet;
    const offered = more ? usual : [];
    const all = chosen === undefined || offered.includes(chosen) ? offered : [...offered, chosen];
    return all.map((value) => ({ value, matches: null }));
  };
  const inOrder = (
    counts: Counts,
    all: readonly { key: string; value: string; name: string }[],
    of: keyof Narrowed
  ) =>
    all.flatMap(({ key, value, name }) => {
      const count = counts.find((one) => one.value === key);
      return count ? [link(of, value, name, count.matches)] : [];
    });

  const region = regions.find(({ slug }) => slug === narrowed.region)?.code;
  const body = bodies.find(({ slug }) => slug === narrowed.body)?.bodyId;
  const kinds = counted(facets?.kinds, USUAL_KINDS, narrowed.kind);
  const years = counted(facets?.years, [], narrowed.year?.toString());
  return {
    kinds: kinds
      .toSorted(mostFirst)
      .map(({ value, matches }) => link('kind', value, t(`public.found.${value as SearchedKind}`), matches)),
    regions: inOrder(
      counted(
        facets?.regions,
        regions.map(({ code }) => code),
        region
      ),
      regions.map(({ code, slug, name }) => ({ key: code, value: slug, name })),
      'region'
    ),
    bodies: inOrder(
      counted(facets?.bodies, [], body).toSorted(mostFirst),
      bodies.map(({ bodyId, slug, name }) => ({ key: bodyId, value: slug, name })),
      'body'
    ),
    years: years
      .toSorted((a, b) => Number(b.value) - Number(a.value))
      .map(({ value, matches }) => link('year', Number(value), value, matches)),
    groups: inOrder(
      counted(facets?.groups, [], narrowed.group),
      groups.map(({ code, name }) => ({ key: code, value: code, name })),
      'group'
    )
  };
}

type Counts = readonly { value: string; matches: number | null }[];

function mostFirst(a: { matches: number | null }, b: { matches: number | null }): number {
  return (b.matches ?? 0) - (a.matches ?? 0);
}
