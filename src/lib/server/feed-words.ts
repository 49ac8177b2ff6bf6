import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { NamedArea } from '#lib/domain/tenancy/area-names.ts';
import type { FeedWords } from './api/hsds/feed-words.ts';
import type { PublicDb } from './db/db.ts';
import { territoryStore } from './db/territory.ts';
import { type DirectoryLists, readDirectoryLists, wordsOfDirectory } from './directory-words.ts';

/** The lists whose names lead from a feed back to our codes. */
export type FeedLists = DirectoryLists & { areas: readonly NamedArea[] };

export async function readFeedLists(db: PublicDb, day: CalendarDay): Promise<FeedLists> {
  return { ...(await readDirectoryLists(db, day)), areas: await territoryStore(db).namedAreas() };
}

/** The words and names that lead from a feed back to our codes. */
export function feedWords(lists: FeedLists, day: CalendarDay): FeedWords {
  const { units, sources, areas } = lists;
  return { ...wordsOfDirectory(lists, day), units, sources, areas };
}
