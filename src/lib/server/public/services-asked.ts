import { pageNumber } from './found.ts';

export const SERVICE_SEARCH_PATH = '/hladat/sluzby';

/** By what the search of services is narrowed, and the words for it in its address. */
export const FACET_WORDS = {
  distance: 'km',
  kind: 'druh',
  form: 'forma',
  group: 'pre',
  free: 'volne',
  language: 'jazyk'
} as const;
export type ServiceFacet = keyof typeof FACET_WORDS;
export const SERVICE_FACETS = Object.keys(FACET_WORDS) as ServiceFacet[];

export type FacetFilter = Readonly<Partial<Record<ServiceFacet, string>>>;

/** What an address asks of the search of services; a municipality stands there as somebody named it. */
export type ServicesAsked = { text: string; from: string; filter: FacetFilter; page: number };

const LONGEST = 200;
const MOST_PAGES = 500;

/** Reads `?q=opatrovanie&obec=rajec&km=20&druh=…&forma=…&pre=…&volne=ano&jazyk=hu&strana=2`. */
export function servicesAsked(query: URLSearchParams): ServicesAsked {
  const filter: Partial<Record<ServiceFacet, string>> = {};
  for (const facet of SERVICE_FACETS) {
    const value = said(query, FACET_WORDS[facet]);
    if (value !== '') filter[facet] = value;
  }
  return {
    ...{ text: said(query, 'q'), from: said(query, 'obec'), filter },
    page: pageNumber(query.get('strana'), MOST_PAGES)
  };
}

/** The address of a search of services from its first page; what is not asked is not in it. */
export function serviceSearchHref({ text, from, filter }: Partial<Omit<ServicesAsked, 'page'>>): string {
  const query = new URLSearchParams();
  if (text) query.set('q', text);
  if (from) query.set('obec', from);
  for (const facet of SERVICE_FACETS) {
    const value = filter?.[facet];
    if (value !== undefined) query.set(FACET_WORDS[facet], value);
  }
  return query.size === 0 ? SERVICE_SEARCH_PATH : `${SERVICE_SEARCH_PATH}?${query}`;
}

/** Signs that are no text, such as half an emoji or a tabulator, would spoil the page. */
function said(query: URLSearchParams, word: string): string {
  return (query.get(word) ?? '')
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/\p{C}+/gu, ' ')
    .trim();
}
