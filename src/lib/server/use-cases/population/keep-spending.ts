import {
  type SpendingChange,
  type SpendingLine,
  spendingChanges,
  withoutSums
} from '#lib/domain/population/spending/spending.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type SpendingStores = {
  spending: {
    list(): Promise<SpendingLine[]>;
    /** The same, which nobody else writes meanwhile. */
    lock(): Promise<SpendingLine[]>;
    replaceYears(lines: readonly SpendingLine[]): Promise<void>;
  };
  published: { raiseRevision(): Promise<number> };
  events: EventLog;
};

/** Twenty years of every class of the division; one short transaction writes them. */
export const MOST_LINES = 1_000;

/** What a statement of the budget would change, its sums left out. Writes nothing. */
export async function proposeSpending(
  { spending }: { spending: Pick<SpendingStores['spending'], 'list'> },
  lines: readonly SpendingLine[]
): Promise<SpendingChange[]> {
  return spendingChanges(await spending.list(), withoutSums(lines));
}

/**
 * Keeps and shows a statement of the budget in the years of which it speaks, in place of what stood there; sums of lines
 * that it also says are left out.
 * @returns the new revision of the body's public pages, once it is kept
 */
export async function keepSpending(
  stores: SpendingStores,
  actor: Actor,
  stated: readonly SpendingLine[]
): Promise<{ outcome: 'kept'; revision: number } | { outcome: 'nothing-new' | 'not-allowed' | 'too-many' }> {
  if (refuseAction(actor, 'import-tables')) return { outcome: 'not-allowed' };
  if (stated.length > MOST_LINES) return { outcome: 'too-many' };
  const lines = withoutSums(stated);
  const changes = spendingChanges(await stores.spending.lock(), lines);
  if (changes.length === 0) return { outcome: 'nothing-new' };
  await stores.spending.replaceYears(lines);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'imported', subject: 'spending' },
    details: { years: [...new Set(lines.map(({ year }) => year))].toSorted().join(', '), lines: lines.length }
  });
  return { outcome: 'kept', revision: await stores.published.raiseRevision() };
}
