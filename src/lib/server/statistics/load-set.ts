import { randomUUID } from 'node:crypto';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { LoadedSet, SetWords } from '../db/loaded-set.ts';

/** Why something that was read without a fault does not count. */
export type SetRefusal = 'older' | 'busy';

/**
 * Puts rows in the place of those that were loaded before: unseen until all of them are written, and none of two loads
 * at once. A load that fails leaves everything as it was, and the next one clears what it had written.
 */
export async function loadSet(
  set: LoadedSet,
  { day, words, now }: { day: CalendarDay; words: SetWords; now: Date },
  write: (loadId: string) => Promise<void>
): Promise<SetRefusal | 'loaded'> {
  const before = await set.loadedDay();
  if (before !== null && day < before) return 'older';
  const loadId = randomUUID();
  if (!(await set.hold(loadId, day, words))) return 'busy';
  try {
    await set.clear();
    await write(loadId);
    if (!(await set.show(loadId, day, words, now))) return 'busy';
  } catch (failure) {
    await set.release(loadId);
    throw failure;
  }
  await set.clear();
  return 'loaded';
}
