import {
  type AdministrativeCount,
  type CountedFigure,
  countChanges,
  refuseCount
} from '#lib/domain/population/statistics/administrative-count.ts';
import {
  type CountChangedMeanwhile,
  changedMeanwhile,
  type TypedChange
} from '#lib/domain/population/statistics/typed-counts.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type AdministrativeCountStores = {
  administrativeCounts: {
    /** All of them, which nobody else writes meanwhile. */
    lock(): Promise<AdministrativeCount[]>;
    keep(counts: readonly AdministrativeCount[]): Promise<void>;
    remove(year: number, figures: readonly CountedFigure[]): Promise<void>;
  };
  events: EventLog;
};

/** A century of every figure; one short transaction writes them. */
export const MOST_ADMINISTRATIVE_COUNTS = 2_000;

type KeepOutcome = 'kept' | 'nothing-new' | 'not-allowed' | 'unsound';

/** Keeps counts of a file all at once, in place of earlier ones of the same figure and year. */
export async function importAdministrativeCounts(
  stores: AdministrativeCountStores,
  actor: Actor,
  { counts, today }: { counts: readonly AdministrativeCount[]; today: CalendarDay }
): Promise<KeepOutcome> {
  if (refuseAction(actor, 'import-tables')) return 'not-allowed';
  const isSound =
    counts.length <= MOST_ADMINISTRATIVE_COUNTS &&
    counts.every((count) => refuseCount(count, today) === null);
  if (!isSound) return 'unsound';
  const changes = countChanges(await stores.administrativeCounts.lock(), counts);
  if (changes.length === 0) return 'nothing-new';
  await stores.administrativeCounts.keep(counts);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'imported', subject: 'administrative-counts' },
    details: { counts: changes.length }
  });
  return 'kept';
}

/**
 * Keeps what somebody changed in the sheet of one year and office; every other figure stays as it is, with its own day and
 * source. Nothing is written where a colleague changed one of the same figures after the person had seen it.
 */
export async function typeAdministrativeCounts(
  stores: AdministrativeCountStores,
  actor: Actor,
  given: {
    year: number;
    figures: readonly CountedFigure[];
    changes: readonly TypedChange[];
    today: CalendarDay;
  }
): Promise<{ outcome: KeepOutcome } | { outcome: 'changed-meanwhile'; theirs: CountChangedMeanwhile[] }> {
  if (refuseAction(actor, 'import-tables')) return { outcome: 'not-allowed' };
  const { year, figures, changes, today } = given;
  const isSound = changes.every(
    ({ figure, count }) =>
      figures.includes(figure) &&
      (count === null ||
        (count.year === year && count.figure === figure && refuseCount(count, today) === null))
  );
  if (!isSound) return { outcome: 'unsound' };
  const kept = await stores.administrativeCounts.lock();
  const theirs = changedMeanwhile(changes, kept, year);
  if (theirs.length > 0) return { outcome: 'changed-meanwhile', theirs };
  const known = new Set(kept.flatMap((one) => (one.year === year ? [one.figure] : [])));
  const emptied = changes.flatMap(({ figure, count }) =>
    count === null && known.has(figure) ? [figure] : []
  );
  const counts = changes.flatMap(({ count }) => (count === null ? [] : [count]));
  const written = countChanges(kept, counts);
  if (written.length + emptied.length === 0) return { outcome: 'nothing-new' };
  await stores.administrativeCounts.remove(year, emptied);
  await stores.administrativeCounts.keep(counts);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'changed', subject: 'administrative-counts' },
    details: { year, counts: written.length, removed: emptied.length }
  });
  return { outcome: 'kept' };
}
