import type { SearchedKind } from '#lib/domain/publishing/search/entry.ts';

export type SearchTables = {
  publishedSearchEntry: PublishedSearchEntryTable;
  searchWord: SearchWordTable;
  /** How often the words changed: what was read before is true while it stays. */
  searchWordRevision: { onlyRow: true; revision: number };
};

/** Public; written by publishing only. One row per thing that the search can find. */
export type PublishedSearchEntryTable = {
  bodyId: string;
  source: string;
  language: 'sk' | 'en';
  kind: SearchedKind;
  subjectId: string;
  /** NUTS 3 code, or null for what belongs to the whole country. */
  region: string | null;
  title: string;
  titleKey: string;
  address: string;
  text: string;
  sortKey: string;
  /** The year a document belongs to. */
  year: number | null;
  targetGroups: string[];
  /** A `tsvector` in PostgreSQL's own notation. */
  tokens: string;
  /** With which dictionary and lists it was analysed (`SearchLanguage.mark`). */
  analysis: number;
};

/** Public. Words of published texts in lower case, with and without diacritics. */
export type SearchWordTable = {
  word: string;
  folded: string;
  token: string;
  entries: number;
};
