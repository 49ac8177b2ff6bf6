import { isRunning, type Service } from '#lib/domain/directory/service.ts';
import { type Proposal, proposeImport } from '#lib/domain/plans/import/propose.ts';
import { proposeFeed } from '#lib/domain/plans/import/propose-feed.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { ImportRun, ImportWork } from './import-work.ts';
import { namedByFeed, namedBySheets, readGround } from './read-ground.ts';
import type { RunKey } from './stage-import.ts';

export type RunOutcome =
  | {
      outcome: 'proposed';
      run: ImportRun;
      proposal: Proposal;
      /** Services of an earlier file that this newer one keeps silent about; only a person may end them. */
      gone: GoneService[];
      /** Of the plan at the moment of reading. */
      stamp: string;
      /** Names exactly what was shown: whoever agrees, agrees to this. */
      seen: string;
    }
  /** It was applied already; nothing more can come of it. */
  | { outcome: 'applied'; run: ImportRun }
  | { outcome: 'gone' | 'not-allowed' };

/** Reads a waiting file against its plan and says what it would do. Writes nothing. */
export async function proposeRun(
  work: ImportWork,
  actor: Actor,
  { id, planId }: RunKey
): Promise<RunOutcome> {
  if (refuseAction(actor, 'import-tables')) return { outcome: 'not-allowed' };
  const run = await work.inBody(({ imports }) => imports.find(id));
  if (!run || run.planId !== planId) return { outcome: 'gone' };
  if (run.appliedAt !== null) return { outcome: 'applied', run };
  const content = await work.files.get(run.fileHash);
  const read = content && (await work.readFile(content));
  if (read?.outcome !== 'read') return { outcome: 'gone' };
  const entries = read.feed ? await work.feedEntries(read.feed) : null;
  const onGround = await readGround(work, run, entries ? namedByFeed(entries) : namedBySheets(read.sheets));
  if (!onGround) return { outcome: 'gone' };

  const proposal = entries
    ? proposeFeed(entries, onGround.ground)
    : proposeImport(read.sheets, onGround.ground);
  const { faults, notes, changes, spoken } = proposal;
  const seen = work.hashOf(canonicalJson({ faults, notes, changes }));
  const { services } = onGround.ground.directory;
  const before = planId === null ? await earlierFile(work, new Set(spoken)) : [];
  const gone = goneSince(before, spoken, services, work.today);
  return { outcome: 'proposed', run, proposal, gone, stamp: onGround.stamp, seen };
}

/** A service that is no longer in a newer file. */
export type GoneService = Pick<Service, 'id' | 'name'>;

/**
 * What the last file of the same source spoke of. Files are of one source when they have a service in common: each
 * provider may send its own.
 */
async function earlierFile({ inBody }: ImportWork, spoken: ReadonlySet<string>): Promise<string[]> {
  let brought: string[] | undefined = [];
  for (let number = 0; brought && !brought.some((id) => spoken.has(id)); number += 1) {
    const at = number;
    brought = await inBody(({ imports }) => imports.findBrought(at));
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
