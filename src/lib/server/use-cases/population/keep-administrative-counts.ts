import {
  type AdministrativeCount,
  type CountedFigure,
  countChanges,
  refuseCount
} from '#lib/domain/population/statistics/administrative-count.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type AdministrativeCountStores = {
  administrativeCounts: {
    list(): Promise<AdministrativeCount[]>;
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
  const changes = countChanges(await stores.administrativeCounts.list(), counts);
  if (changes.length === 0) return 'nothing-new';
  await stores.administrativeCounts.keep(counts);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'imported', subject: 'administrative-counts' },
    details: { counts: changes.length }
  });
  return 'kept';
}

/** Keeps what was typed for one year and office; a figure of `figures` of which nothing was typed is removed. */
export async function typeAdministrativeCounts(
  stores: AdministrativeCountStores,
  actor: Actor,
  given: {
    year: number;
    figures: readonly CountedFigure[];
    counts: readonly AdministrativeCount[];
    today: CalendarDay;
  }
): Promise<KeepOutcome> {
  if (refuseAction(actor, 'import-tables')) return 'not-allowed';
  const { year, figures, counts, today } = given;
  const isSound = counts.every(
    (count) => count.year === year && figures.includes(count.figure) && refuseCount(count, today) === null
  );
  if (!isSound) return 'unsound';
  const kept = await stores.administrativeCounts.list();
  const typed = new Set(counts.map(({ figure }) => figure));
  const emptied = kept
    .filter((count) => count.year === year && figures.includes(count.figure) && !typed.has(count.figure))
    .map(({ figure }) => figure);
  const changes = countChanges(kept, counts);
  if (changes.length + emptied.length === 0) return 'nothing-new';
  await stores.administrativeCounts.remove(year, emptied);
  await stores.administrativeCounts.keep(counts);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'changed', subject: 'administrative-counts' },
    details: { year, counts: changes.length, removed: emptied.length }
  });
  return 'kept';
}
