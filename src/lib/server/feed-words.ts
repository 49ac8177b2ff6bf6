import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { FeedWords } from './api/hsds/feed-words.ts';
import type { PublicDb } from './db/db.ts';
import { lawStore } from './db/law.ts';
import { territoryStore } from './db/territory.ts';
import { directoryWords } from './directory-words.ts';

/** The words and names that lead from a feed back to our codes. */
export async function readFeedWords(db: PublicDb, day: CalendarDay): Promise<FeedWords> {
  const law = lawStore(db);
  return {
    ...(await directoryWords(db, day)),
    units: await law.capacityUnits(),
    sources: await law.financingSourcesOn(day),
    areas: await territoryStore(db).namedAreas()
  };
}
