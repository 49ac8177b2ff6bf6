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
import type { ShownFilter } from './search-filters.ts';

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

function listHref(path: string, { kind, year, group }: DocumentFilter, page = 1): string {
  const query = new URLSearchParams();
  if (kind) query.set('druh', kind);
  if (year) query.set('rok', String(year));
  if (group) query.set('skupina', group);
  if (page > 1) query.set('strana', String(page));
  const asked = query.toString();
  return asked === '' ? path : `${path}?${asked}`;
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
  const total = sumOf(counts.filter((one) => fits(one, filter)));
  const facet = (name: keyof DocumentFilter, valuesOf: (one: DocumentCounts[number]) => string[]) => {
    const others = counts.filter((one) => fits(one, { ...filter, [name]: undefined }));
    const found = new Map<string, number>();
    for (const one of others)
      for (const value of valuesOf(one)) found.set(value, (found.get(value) ?? 0) + one.documents);
    return [...found];
  };
  const shown = (
    name: keyof DocumentFilter,
    [value, matches]: [string, number],
    label: string
  ): ShownFilter => {
    const current = String(filter[name] ?? '') === value;
    const next = { ...filter, [name]: current ? undefined : value } as DocumentFilter;
    return { label, matches, current, href: listHref(path, next) };
  };
  return {
    documents: rows.map(({ id, title, kind, format, size, day, year }) => ({
      ...{ id, title, kind, format, size, day, year }
    })),
    total,
    page,
    pageHrefs: Array.from({ length: Math.ceil(total / DOCUMENTS_PER_PAGE) }, (_, at) =>
      listHref(path, filter, at + 1)
    ),
    isNarrowed: filter.kind !== undefined || filter.year !== undefined || filter.group !== undefined,
    kinds: facet('kind', ({ kind }) => [kind])
      .toSorted(([, a], [, b]) => b - a)
      .map((one) => shown('kind', one, t(`documents.kind.${one[0] as (typeof DOCUMENT_KINDS)[number]}`))),
    years: facet('year', ({ year }) => [String(year)])
      .toSorted(([a], [b]) => Number(b) - Number(a))
      .map((one) => shown('year', one, one[0])),
    groups: facet('group', ({ groups: codes }) => codes)
      .toSorted(([, a], [, b]) => b - a)
      .map((one) => shown('group', one, nameOf(one[0])))
  };
}

function fits(one: DocumentCounts[number], { kind, year, group }: DocumentFilter): boolean {
  return (
    (!kind || one.kind === kind) && (!year || one.year === year) && (!group || one.groups.includes(group))
  );
}

function sumOf(counts: DocumentCounts): number {
  return counts.reduce((sum, { documents }) => sum + documents, 0);
}
