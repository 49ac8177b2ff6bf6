import { createHash } from 'node:crypto';
import { generateNKeysBetween } from 'fractional-indexing';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { feedEntries } from '../api/hsds/feed-entries.ts';
import { type FeedLists, feedWords } from '../feed-words.ts';
import { compareFile } from '../use-cases/import/compare-file.ts';
import type { ImportRun } from '../use-cases/import/import-work.ts';
import type { Read } from '../use-cases/import/readings.ts';
import { everydayNames } from './kind-names.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { writeProposal } from './write-proposal.ts';

/** A file that is to be compared, and where what it would do is written. */
export type Comparing = {
  run: ImportRun;
  body: Pick<PlanningBody, 'bodyId' | 'unitCode'>;
  today: CalendarDay;
  content: Uint8Array;
  folder: string;
  /** Names the moment that the answer is true of. */
  key: string;
};

/** What comparing reads of the installation. */
export type Asking = { read: Read; feedLists(): Promise<FeedLists> };

/** What came of comparing a file: what it would do is written, or the file or its plan is gone, or it cannot be done. */
export type Compared = 'written' | 'gone' | 'not-compared';

/** Compares a file and writes what it would do. */
export async function compareHere(
  { run, body, today, content, folder, key }: Comparing,
  { read, feedLists }: Asking
): Promise<Compared> {
  const file = await readSpreadsheet(Buffer.from(content));
  if (file.outcome !== 'read') return 'gone';
  const work = {
    ...{ read, everydayNames, idsOf, hashOf },
    feedEntries: async (feed: readonly Record<string, unknown>[]) =>
      feedEntries(feed, feedWords(await feedLists(), today)),
    positionsAfter: (last: string | null, count: number) => generateNKeysBetween(last, null, count)
  };
  const contents = file.format === 'hsds' ? { sheets: [], feed: file.feed } : { sheets: file.sheets };
  const compared = await compareFile(work, { run, body, today }, contents);
  if (!compared) return 'gone';
  await writeProposal(folder, key, compared);
  return 'written';
}

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

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
