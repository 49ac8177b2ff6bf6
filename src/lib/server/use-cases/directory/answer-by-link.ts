import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import {
  type ConfirmationRequest,
  requestState
} from '#lib/domain/directory/confirmation/confirmation-link.ts';
import type { ProviderChange } from '#lib/domain/directory/confirmation/provider-change.ts';
import { recordOn, recordStamp } from '#lib/domain/directory/confirmation/service-record.ts';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type KeepFactOutcome, type KeepFactStores, keepFact } from './keep-fact.ts';

/** What these use cases ask of storage. */
export type LinkStores = KeepFactStores & {
  directory: {
    ownServices(): Promise<{ id: string }[]>;
    capacities(): Promise<(CapacityRecord & { id: string })[]>;
    confirmCapacities(ids: readonly string[], confirmedOn: CalendarDay): Promise<void>;
  };
  serviceFacts: {
    ofService(serviceId: string): Promise<ServiceFact[]>;
    confirm(ids: readonly string[], confirmedOn: CalendarDay): Promise<void>;
  };
  confirmationRequests: {
    lockLink(tokenHash: string): Promise<ConfirmationRequest[]>;
    confirm(tokenHash: string, serviceIds: readonly string[], at: Date): Promise<void>;
  };
  providerChanges: {
    add(change: Pick<ProviderChange, 'fact' | 'was' | 'changedAt'>): Promise<void>;
  };
};

type ByLink = { tokenHash: string; today: CalendarDay; now: Date };

export type ConfirmOutcome = 'confirmed' | 'changed-meanwhile' | 'not-open' | 'gone';

/**
 * A provider says that the record of a service still holds: everything that its page showed was confirmed today.
 * Pressed twice, it is said once.
 * @param input.seen stamp of the record that the page showed; another one is not confirmed unseen
 */
export async function confirmRecord(
  stores: LinkStores,
  { tokenHash, serviceId, seen, today, now }: ByLink & { serviceId: string; seen: string }
): Promise<ConfirmOutcome> {
  const request = await heldRequest(stores, tokenHash, serviceId);
  if (!request) return 'gone';
  const state = requestState(request, now);
  if (state === 'confirmed') return 'confirmed';
  if (state !== 'open') return 'not-open';
  const facts = await stores.serviceFacts.ofService(serviceId);
  const capacities = (await stores.directory.capacities()).filter((one) => one.serviceId === serviceId);
  const record = recordOn(facts, capacities, today);
  if (recordStamp(record) !== seen) return 'changed-meanwhile';

  await stores.serviceFacts.confirm(
    record.facts.map(({ id }) => id),
    today
  );
  await stores.directory.confirmCapacities(
    record.capacities.map(({ id }) => id),
    today
  );
  await stores.confirmationRequests.confirm(tokenHash, [serviceId], now);
  await stores.events.add({
    ...{ actorId: null, action: 'confirmed', subject: 'service', subjectId: serviceId },
    details: { records: record.facts.length + record.capacities.length }
  });
  return 'confirmed';
}

export type MendOutcome = KeepFactOutcome | { outcome: 'not-open' | 'gone' };

/**
 * A provider mends a fact of its service. It holds at once and says that the provider said it; what it wrote over is
 * kept, so that the body can take it back.
 */
export async function mendFact(
  stores: LinkStores,
  { tokenHash, fact, seenId, now }: Omit<ByLink, 'today'> & { fact: ServiceFact; seenId: string | null }
): Promise<MendOutcome> {
  const request = await heldRequest(stores, tokenHash, fact.serviceId);
  if (!request) return { outcome: 'gone' };
  if (requestState(request, now) !== 'open') return { outcome: 'not-open' };
  const kept = await keepFact(stores, null, { fact, seenId });
  if (kept.outcome === 'kept') {
    await stores.providerChanges.add({ fact: kept.fact, was: kept.was, changedAt: now });
  }
  return kept;
}

async function heldRequest(
  stores: LinkStores,
  tokenHash: string,
  serviceId: string
): Promise<ConfirmationRequest | undefined> {
  const requests = await stores.confirmationRequests.lockLink(tokenHash);
  const request = requests.find((one) => one.serviceId === serviceId);
  return request && (await isKeptHere(stores, serviceId)) ? request : undefined;
}

/** A service may have passed to another steward since the mail left. */
async function isKeptHere({ directory }: LinkStores, serviceId: string): Promise<boolean> {
  return (await directory.ownServices()).some(({ id }) => id === serviceId);
}
