import type { QueryRemark } from '#lib/domain/publishing/search/query.ts';
import type { SearchLanguage } from '#lib/domain/publishing/search/search-language.ts';
import type { PublicDb } from '../db/db.ts';
import { searchStore } from '../db/search.ts';
import { type MatchingServices, serviceSearch } from '../db/service-search.ts';
import { searchPublished } from './search-published.ts';

export type AnsweringServices<Service> = {
  services: Service[];
  /** The question that was answered; asked again, it is not mended anew. */
  text: string;
  /** The same as it is spelt, when the one that was asked looked misspelt; otherwise null. */
  corrected: string | null;
  /** Whether only some of the words were answered, because nothing answers all of them. */
  isPartly: boolean;
  remark: QueryRemark | null;
};

/** More of them are picked from the list that is in order, for sorting compares their names letter by letter. */
const FEW = 100;

const NONE: MatchingServices = { titled: [], others: [] };

/**
 * The services that answer a question, those by their names first, each part in Slovak order; without a question all of
 * them. Misspelt words are mended and words left out exactly as in the search of everything.
 */
export async function answeringServices<Service extends { id: string; sortKey: string }>(
  db: PublicDb,
  text: string,
  { inOrder, byId }: { inOrder: readonly Service[]; byId: ReadonlyMap<string, Service> },
  language: SearchLanguage
): Promise<AnsweringServices<Service>> {
  if (text === '')
    return { ...{ services: [...inOrder], text }, corrected: null, isPartly: false, remark: null };
  const { matching } = serviceSearch(db);
  let matched = NONE;
  const store = {
    ...searchStore(db, language.analyser),
    search: async (query: Parameters<typeof matching>[0]) => {
      matched = query.terms.length === 0 ? NONE : await matching(query);
      const total = matched.titled.length + matched.others.length;
      return { results: [], total, more: false, facets: null };
    }
  };
  const found = await searchPublished(store, language, { text, language: 'sk', page: 1 });
  const inSlovakOrder = (ids: readonly string[]): Service[] => {
    if (ids.length <= FEW) {
      const few = ids.flatMap((id) => byId.get(id) ?? []);
      return few.sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1));
    }
    const wanted = new Set(ids);
    return inOrder.filter(({ id }) => wanted.has(id));
  };
  return {
    services: [...inSlovakOrder(matched.titled), ...inSlovakOrder(matched.others)],
    ...{ text: found.text, corrected: found.corrected, remark: found.remark },
    isPartly: found.answered === 'some' && found.total > 0
  };
}
