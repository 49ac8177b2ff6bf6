import {
  type ReturnCode,
  type ReturnedChange,
  type ReturnedCount,
  returnedChanges
} from '#lib/domain/directory/returns/returned-count.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type ReturnStores = {
  returnedCounts: {
    list(): Promise<ReturnedCount[]>;
    replaceMonths(code: ReturnCode, counts: readonly ReturnedCount[]): Promise<void>;
  };
  events: EventLog;
};

/** Twenty years of every kind of service each month; one short transaction writes them. */
export const MOST_COUNTS = 10_000;

/** What the counts of a return would change. Writes nothing. */
export async function proposeReturn(
  { returnedCounts }: Pick<ReturnStores, 'returnedCounts'>,
  { code, counts }: { code: ReturnCode; counts: readonly ReturnedCount[] }
): Promise<ReturnedChange[]> {
  return returnedChanges(await returnedCounts.list(), counts, code);
}

/** Keeps the counts of a return in the months of which it speaks, in place of earlier ones. */
export async function keepReturn(
  stores: ReturnStores,
  actor: Actor,
  { code, counts }: { code: ReturnCode; counts: readonly ReturnedCount[] }
): Promise<'kept' | 'nothing-new' | 'not-allowed' | 'too-many'> {
  if (refuseAction(actor, 'import-tables')) return 'not-allowed';
  if (counts.length > MOST_COUNTS) return 'too-many';
  const changes = await proposeReturn(stores, { code, counts });
  if (changes.length === 0) return 'nothing-new';
  await stores.returnedCounts.replaceMonths(code, counts);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'imported', subject: 'return' },
    details: { return: code, counts: changes.length }
  });
  return 'kept';
}
