import type { SearchEntry } from '#lib/domain/publishing/search/entry.ts';
import { slovakSortKey } from '#lib/domain/shared/sort-key.ts';
import { documentPath, publicHome } from '#lib/domain/tenancy/body-address.ts';
import type { EntryPlace } from '../publishing/plan-entries.ts';
import type { BodyDocument } from './document-work.ts';

/**
 * What the public search finds of a document: each passage by itself, so that its excerpt shows the right place. The
 * first one stands for the document: it is found by the title, by what it is tagged with and by its description.
 * @param passages with their places from 0; of a document without text there are none
 */
export function documentEntries(
  document: BodyDocument,
  where: EntryPlace,
  passages: readonly { place: number; text: string }[]
): SearchEntry[] {
  const { id, title, year, alternative, serviceTypeCodes, targetGroupCodes } = document;
  return passages.map(({ place, text }) => ({
    ...{ kind: 'document' as const, subjectId: `${id}~${place + 1}`, passage: place + 1 },
    ...{ title, year, text: place === 0 ? [alternative, text].filter(Boolean).join('\n') : text },
    ...{ place: where.place, region: where.region, language: 'sk' as const },
    address: documentPath(publicHome(where), id),
    serviceTypes: place === 0 ? serviceTypeCodes : [],
    targetGroups: targetGroupCodes,
    sortKey: slovakSortKey(title)
  }));
}
