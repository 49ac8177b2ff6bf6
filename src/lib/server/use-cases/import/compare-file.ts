import { isRunning, type Service } from '#lib/domain/directory/service.ts';
import { type Proposal, proposeImport } from '#lib/domain/plans/import/propose.ts';
import { proposeFeed } from '#lib/domain/plans/import/propose-feed.ts';
import type { Sheet } from '#lib/domain/plans/import/sheet.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { ImportRun } from './import-work.ts';
import { type GroundOf, namedByFeed, namedBySheets, readGround } from './read-ground.ts';
import type { ComparingWork, Read } from './readings.ts';

/** A file taken apart. */
export type FileContents = { sheets: readonly Sheet[]; feed?: readonly Record<string, unknown>[] };

/** What a file would do. */
export type ComparedFile = {
  proposal: Proposal;
  /** Services of an earlier file that this newer one keeps silent about; only a person may end them. */
  gone: GoneService[];
  /** Of what it was compared with, at the moment of reading. */
  stamp: string;
  /** Names exactly what was found: whoever agrees, agrees to this. */
  seen: string;
};

/** A service that is no longer in a newer file. */
export type GoneService = Pick<Service, 'id' | 'name'>;

/** Reads a waiting file against its plan and the directory; null when the plan is gone. Writes nothing. */
export async function compareFile(
  work: ComparingWork,
  of: GroundOf & { run: ImportRun },
  { sheets, feed }: FileContents
): Promise<ComparedFile | null> {
  const entries = feed ? await work.feedEntries(feed) : null;
  const onGround = await readGround(work, of, entries ? namedByFeed(entries) : namedBySheets(sheets));
  if (!onGround) return null;
  const { ground, stamp } = onGround;
  const proposal = entries ? proposeFeed(entries, ground) : proposeImport(sheets, ground);
  const { faults, notes, changes, spoken } = proposal;
  const before = of.run.planId === null ? await earlierFile(work.read, new Set(spoken)) : [];
  return {
    ...{ proposal, stamp, seen: work.hashOf(canonicalJson({ faults, notes, changes })) },
    gone: goneSince(before, spoken, ground.directory.services, of.today)
  };
}

/**
 * What the last file of the same source spoke of. Files are of one source when they have a service in common: each
 * provider may send its own.
 */
async function earlierFile(read: Read, spoken: ReadonlySet<string>): Promise<string[]> {
  let brought: string[] | undefined = [];
  for (let number = 0; brought && !brought.some((id) => spoken.has(id)); number += 1) {
    brought = await read('brought', number);
  }
  return brought ?? [];
}

/** What an earlier file brought and this one has no more. */
function goneSince(
  earlier: readonly string[],
  spoken: readonly string[],
  services: readonly Service[],
  today: CalendarDay
): GoneService[] {
  const here = new Set(spoken);
  const before = new Set(earlier);
  return services
    .filter((one) => before.has(one.id) && !here.has(one.id) && isRunning(one, today))
    .map(({ id, name }) => ({ id, name }));
}
