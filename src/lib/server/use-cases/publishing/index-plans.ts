import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { SearchEntry } from '#lib/domain/publishing/search/entry.ts';
import { type EntryPlace, planEntries } from './plan-entries.ts';

/** What this use case asks of storage, for one body in a transaction of its own. */
export type PlanToIndex = {
  place: EntryPlace;
  /** The approved version that was published last, as it is now; none when it is not approved. */
  document: PlanDocument | undefined;
  replaceEntries(entries: SearchEntry[]): Promise<void>;
};

export type PlanIndex = {
  /** Bodies with published plans that the search does not find, or finds by an older analysis. */
  bodiesToIndex(): Promise<string[]>;
  /** Gives back the space of what was replaced. */
  tidy(): Promise<void>;
  inBody(bodyId: string, work: (plan: PlanToIndex) => Promise<void>): Promise<void>;
};

/**
 * Indexes published plans anew whose words were analysed by an older program. To be called after the start;
 * what is up to date is left alone.
 * @returns how many bodies were indexed
 */
export async function indexPlans(index: PlanIndex): Promise<number> {
  let indexed = 0;
  // One by one, each a short transaction, so that people are served in between.
  for (const bodyId of await index.bodiesToIndex()) {
    await index.inBody(bodyId, async ({ place, document, replaceEntries }) => {
      if (!document) return;
      await replaceEntries(planEntries(document, place));
      indexed += 1;
    });
  }
  if (indexed > 0) await index.tidy();
  return indexed;
}
