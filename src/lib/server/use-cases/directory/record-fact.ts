import { takeBackFact } from '#lib/domain/directory/facts/place-fact.ts';
import type { FactRefusal } from '#lib/domain/directory/facts/refuse-fact.ts';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import { type KeepFactStores, keepFact } from './keep-fact.ts';

/** What these use cases ask of storage. */
export type FactStores = KeepFactStores & {
  directory: { ownServices(): Promise<Service[]> };
  serviceFacts: {
    ofService(serviceId: string): Promise<ServiceFact[]>;
  };
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
  { fact, seenId }: { fact: ServiceFact; seenId: string | null }
): Promise<RecordFactOutcome> {
  if (refuseAction(actor, 'edit-directory')) return { outcome: 'not-allowed' };
  const services = await stores.directory.ownServices();
  if (!services.some(({ id }) => id === fact.serviceId)) return { outcome: 'gone' };
  const kept = await keepFact(stores, actor.actorId, { fact, seenId });
  return kept.outcome === 'kept' || kept.outcome === 'kept-already' ? { outcome: 'kept', id: fact.id } : kept;
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
