import { createHash } from 'node:crypto';
import { generateNKeysBetween } from 'fractional-indexing';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { feedEntries } from '../api/hsds/feed-entries.ts';
import { readFeedWords } from '../feed-words.ts';
import type { Installation } from '../installation.ts';
import { inTransaction } from '../stores.ts';
import type { ImportWork } from '../use-cases/import/import-work.ts';
import { everydayNames } from './kind-names.ts';
import { readApart } from './read-apart.ts';

/** What importing for one body works with in the running program; people go before imports. */
export function openImport(
  { database, files }: Pick<Installation, 'database' | 'files'>,
  body: Pick<PlanningBody, 'bodyId' | 'unitCode'>,
  today: CalendarDay
): ImportWork {
  return {
    ...{ body, today, files, everydayNames, idsOf, hashOf },
    feedEntries: async (feed) => feedEntries(feed, await readFeedWords(database.publicDb, today)),
    inBody: (work) => inTransaction(database.bulkDb, body.bodyId, work),
    readFile: readApart,
    positionsAfter: (last, count) => generateNKeysBetween(last, null, count)
  };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Ids that follow from the import, so that reading its file twice proposes the same. */
function idsOf(importId: string): () => string {
  let given = 0;
  return () => {
    given += 1;
    const hex = hashOf(`${importId} ${given}`);
    // The marks of a UUID made by its own rule (version 8, RFC 9562).
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}
