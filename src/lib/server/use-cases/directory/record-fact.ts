import { placeFact, takeBackFact } from '#lib/domain/directory/facts/place-fact.ts';
import { type FactRefusal, refuseFact } from '#lib/domain/directory/facts/refuse-fact.ts';
import type { FactKind, ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type FactStores = {
  directory: { ownServices(): Promise<Service[]> };
  serviceFacts: {
    ofService(serviceId: string): Promise<ServiceFact[]>;
    lockKind(serviceId: string, kind: FactKind): Promise<ServiceFact[]>;
    add(fact: ServiceFact): Promise<void>;
    end(id: string, validTo: CalendarDay | null): Promise<void>;
    remove(id: string): Promise<void>;
  };
  events: EventLog;
};

export type RecordFactOutcome =
  | { outcome: 'kept'; id: string }
  | { outcome: 'refused'; refusal: FactRefusal }
  | { outcome: 'changed-meanwhile'; fact: ServiceFact }
  | { outcome: 'not-allowed' | 'gone' };

/**
 * Says what is known of a service from a day on. What was known until then stays in its history; a fact of the same
 * first day is corrected. Sent twice, it is kept once.
 * @param seenId id of the fact of this kind that the form showed, null when it showed none: when another one holds
 *   on that day meanwhile, nothing is written
 */
export async function recordFact(
  stores: FactStores,
  actor: Actor,
  { fact: given, seenId }: { fact: ServiceFact; seenId: string | null }
): Promise<RecordFactOutcome> {
  if (refuseAction(actor, 'edit-directory')) return { outcome: 'not-allowed' };
  const services = await stores.directory.ownServices();
  if (!services.some(({ id }) => id === given.serviceId)) return { outcome: 'gone' };
  const refusal = refuseFact(given);
  if (refusal) return { outcome: 'refused', refusal };

  const others = await stores.serviceFacts.lockKind(given.serviceId, given.kind);
  if (others.some(({ id }) => id === given.id)) return { outcome: 'kept', id: given.id };
  const { fact, ended, replaced } = placeFact(others, given);
  const meets = [replaced, ...ended.map(({ id }) => id)].filter((id) => id !== null);
  const unseen = others.find(({ id }) => meets.includes(id) && id !== seenId);
  if (unseen) return { outcome: 'changed-meanwhile', fact: unseen };

  if (replaced !== null) await stores.serviceFacts.remove(replaced);
  for (const { id, validTo } of ended) await stores.serviceFacts.end(id, validTo);
  await stores.serviceFacts.add(fact);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: replaced === null ? 'recorded' : 'corrected' },
    ...{ subject: 'service-fact', subjectId: fact.id },
    details: { serviceId: fact.serviceId, kind: fact.kind, validFrom: fact.validFrom }
  });
  return { outcome: 'kept', id: fact.id };
}

/** Takes back a fact that was a mistake, so that what held before it holds on; what changed gets a new fact instead. */
export async function removeFact(
  stores: FactStores,
  actor: Actor,
  { serviceId, id }: { serviceId: string; id: string }
): Promise<'removed' | 'not-allowed' | 'gone'> {
  if (refuseAction(actor, 'edit-directory')) return 'not-allowed';
  const kind = (await stores.serviceFacts.ofService(serviceId)).find((one) => one.id === id)?.kind;
  const all = kind ? await stores.serviceFacts.lockKind(serviceId, kind) : [];
  const fact = all.find((one) => one.id === id);
  if (!fact) return 'gone';
  await stores.serviceFacts.remove(id);
  const holdsOn = takeBackFact(all, fact);
  if (holdsOn) await stores.serviceFacts.end(holdsOn.id, holdsOn.validTo);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'removed', subject: 'service-fact', subjectId: id },
    details: { serviceId, kind: fact.kind, validFrom: fact.validFrom }
  });
  return 'removed';
}
