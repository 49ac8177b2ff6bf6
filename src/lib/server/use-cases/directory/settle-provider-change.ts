import { type ProviderChange, reverting } from '#lib/domain/directory/confirmation/provider-change.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { KeepFactStores } from './keep-fact.ts';

/** What this use case asks of storage. */
export type SettleStores = KeepFactStores & {
  providerChanges: {
    lock(id: string): Promise<ProviderChange | undefined>;
    settle(
      id: string,
      settled: { settledAt: Date; settledAs: 'kept' | 'reverted'; settledBy: string }
    ): Promise<void>;
  };
};

export type SettleOutcome = 'settled' | 'settled-already' | 'written-over' | 'not-allowed' | 'gone';

/**
 * The body lets stand what a provider wrote, or puts back exactly what stood there before. What somebody has written
 * over it meanwhile is not touched: then nothing is put back.
 */
export async function settleProviderChange(
  stores: SettleStores,
  actor: Actor,
  { id, as, now }: { id: string; as: 'kept' | 'reverted'; now: Date }
): Promise<SettleOutcome> {
  if (refuseAction(actor, 'ask-providers')) return 'not-allowed';
  const change = await stores.providerChanges.lock(id);
  if (!change) return 'gone';
  if (change.settledAs !== null) return change.settledAs === as ? 'settled' : 'settled-already';
  if (as === 'reverted' && !(await putBack(stores, change))) return 'written-over';
  await stores.providerChanges.settle(id, { settledAt: now, settledAs: as, settledBy: actor.actorId });
  const { serviceId, kind } = change.fact;
  await stores.events.add({
    ...{ actorId: actor.actorId, action: as === 'kept' ? 'accepted' : 'reverted' },
    ...{ subject: 'service-fact', subjectId: id, details: { serviceId, kind } }
  });
  return 'settled';
}

async function putBack({ serviceFacts }: SettleStores, change: ProviderChange): Promise<boolean> {
  const { serviceId, kind } = change.fact;
  const back = reverting(change, await serviceFacts.lockKind(serviceId, kind));
  if (!back) return false;
  await serviceFacts.remove(back.remove);
  for (const { id, validTo } of back.prolong) await serviceFacts.end(id, validTo);
  for (const fact of back.restore) await serviceFacts.add(fact);
  return true;
}
