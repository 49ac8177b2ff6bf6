import type { HsdsObject } from './object.ts';

/** Where a page stands among the others; `size` is how many stand on this one. */
export type HsdsPage = {
  total_items: number;
  total_pages: number;
  page_number: number;
  size: number;
  first_page: boolean;
  last_page: boolean;
  empty: boolean;
};

/**
 * The arithmetic of a page (from 1), or null where there is no such page. An empty list has no pages, and its first
 * one may be asked for all the same.
 */
export function pageOf(total: number, perPage: number, page: number): HsdsPage | null {
  const pages = Math.ceil(total / perPage);
  if (page < 1 || page > Math.max(1, pages)) return null;
  return {
    ...{ total_items: total, total_pages: pages, page_number: page },
    size: Math.min(perPage, total - (page - 1) * perPage),
    ...{ first_page: page === 1, last_page: page >= pages, empty: total === 0 }
  };
}

/** A page as it is written, from contents that are written already. */
export function pageText(page: HsdsPage, contents: readonly HsdsObject[]): string {
  return JSON.stringify({ ...page, contents });
}
