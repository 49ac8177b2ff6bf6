import { writtenOver } from '#lib/domain/directory/confirmation/provider-change.ts';
import { placeFact } from '#lib/domain/directory/facts/place-fact.ts';
import { type FactRefusal, refuseFact } from '#lib/domain/directory/facts/refuse-fact.ts';
import type { FactKind, ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { EventLog } from '../event-log.ts';

/** What keeping a fact asks of storage. */
export type KeepFactStores = {
  serviceFacts: {
    lockKind(serviceId: string, kind: FactKind): Promise<ServiceFact[]>;
    add(fact: ServiceFact): Promise<void>;
    end(id: string, validTo: CalendarDay | null): Promise<void>;
    remove(id: string): Promise<void>;
  };
  events: EventLog;
};

export type KeepFactOutcome =
  /** `was` are the facts that it ended or corrected, as they were; `kept-already` is the second sending. */
  | { outcome: 'kept'; fact: ServiceFact; was: ServiceFact[] }
  | { outcome: 'kept-already' }
  | { outcome: 'refused'; refusal: FactRefusal }
  | { outcome: 'changed-meanwhile'; fact: ServiceFact };

/**
 * Puts a fact among the others of its service and kind, whoever says it: the one before ends, one of the same first day
 * is corrected.
 * @param actorId null for a provider, who has no account
 */
export async function keepFact(
  stores: KeepFactStores,
  actorId: string | null,
  { fact: given, seenId }: { fact: ServiceFact; seenId: string | null }
): Promise<KeepFactOutcome> {
  const refusal = refuseFact(given);
  if (refusal) return { outcome: 'refused', refusal };
  const others = await stores.serviceFacts.lockKind(given.serviceId, given.kind);
  if (others.some(({ id }) => id === given.id)) return { outcome: 'kept-already' };
  const placing = placeFact(others, given);
  const { fact, ended, replaced } = placing;
  const was = writtenOver(others, placing);
  const unseen = was.find(({ id }) => id !== seenId);
  if (unseen) return { outcome: 'changed-meanwhile', fact: unseen };

  if (replaced !== null) await stores.serviceFacts.remove(replaced);
  for (const { id, validTo } of ended) await stores.serviceFacts.end(id, validTo);
  await stores.serviceFacts.add(fact);
  await stores.events.add({
    ...{ actorId, action: replaced === null ? 'recorded' : 'corrected' },
    ...{ subject: 'service-fact', subjectId: fact.id },
    details: { serviceId: fact.serviceId, kind: fact.kind, validFrom: fact.validFrom }
  });
  return { outcome: 'kept', fact, was };
}
