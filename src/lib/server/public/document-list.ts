import { DOCUMENT_KINDS } from '#lib/domain/publishing/body-document.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import {
  DOCUMENTS_PER_PAGE,
  type DocumentCounts,
  type DocumentFilter,
  publishedDocuments
} from '../db/published-documents.ts';
import { pageNumber } from './found.ts';
import { narrowedList } from './narrowed-list.ts';

const MOST_PAGES = 200;

/** What an address asks of a list of documents: `?druh=minutes&rok=2025&skupina=seniori&strana=2`. */
export function documentsAsked(query: URLSearchParams): { filter: DocumentFilter; page: number } {
  const year = Number(query.get('rok') ?? Number.NaN);
  return {
    filter: {
      kind: DOCUMENT_KINDS.find((kind) => kind === query.get('druh')),
      year: Number.isInteger(year) && year > 0 && year < 10_000 ? year : undefined,
      group: query.get('skupina') ?? undefined
    },
    page: pageNumber(query.get('strana'), MOST_PAGES)
  };
}

type Asked = { bodyId: BodyId; path: string; filter: DocumentFilter; page: number };

/** One page of a body's documents with everything it shows. */
export async function documentList(
  db: PublicDb,
  { bodyId, path, filter, page }: Asked,
  t: Translate,
  locale: Locale
) {
  const store = publishedDocuments(db);
  const [rows, counts, groups] = await Promise.all([
    store.page(bodyId, filter, page),
    store.counts(bodyId),
    lawStore(db).targetGroups()
  ]);
  const nameOf = (code: string) => {
    const group = groups.find((one) => one.code === code);
    return group ? (locale === 'sk' ? group.nameSk : group.nameEn) : code;
  };
  const list = narrowedList({
    ...{ path, filter, rows: counts, countOf: ({ documents }: DocumentCounts[number]) => documents },
    words: { kind: 'druh', year: 'rok', group: 'skupina' },
    valuesOf: {
      kind: ({ kind }) => [kind],
      year: ({ year }) => [String(year)],
      group: ({ groups: codes }) => codes
    }
  });
  const mostFirst = (name: 'kind' | 'group') => list.ways(name).toSorted((a, b) => b.matches - a.matches);
  return {
    documents: rows.map(({ id, title, kind, format, size, day, year }) => ({
      ...{ id, title, kind, format, size, day, year }
    })),
    ...{ page, total: list.total, isNarrowed: list.isNarrowed },
    pageHrefs: list.pageHrefs(DOCUMENTS_PER_PAGE),
    kinds: mostFirst('kind').map(({ value, ...way }) => ({
      ...way,
      label: t(`documents.kind.${value as (typeof DOCUMENT_KINDS)[number]}`)
    })),
    years: list
      .ways('year')
      .toSorted((a, b) => Number(b.value) - Number(a.value))
      .map(({ value, ...way }) => ({ ...way, label: value })),
    groups: mostFirst('group').map(({ value, ...way }) => ({ ...way, label: nameOf(value) }))
  };
}
