import { refuseService, type Service, type ServiceRefusal } from '#lib/domain/directory/service.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What this use case asks of storage. */
export type ServiceStores = {
  directory: {
    ownServices(): Promise<(Service & { revision: number })[]>;
    addService(service: Service): Promise<void>;
    changeService(service: Service, revision: number): Promise<'changed' | 'conflict' | 'gone'>;
  };
  events: EventLog;
};

export type RegisterServiceOutcome =
  | { outcome: 'kept'; id: string }
  | { outcome: 'refused'; refusal: ServiceRefusal }
  | { outcome: 'conflict'; theirs: Service & { revision: number } }
  | { outcome: 'not-allowed' | 'gone' };

/**
 * Keeps a service of a provider in the body's stewardship: a new one, or its next wording.
 * @param input.revision null for a new one
 */
export async function registerService(
  stores: ServiceStores,
  actor: Actor,
  { service, revision }: { service: Service; revision: number | null }
): Promise<RegisterServiceOutcome> {
  if (refuseAction(actor, 'edit-directory')) return { outcome: 'not-allowed' };
  const refusal = refuseService(service);
  if (refusal) return { outcome: 'refused', refusal };
  if (revision === null) await stores.directory.addService(service);
  else {
    // A service in the body's territory may be another steward's: it is seen, and not there to be changed.
    const theirs = (await stores.directory.ownServices()).find((one) => one.id === service.id);
    if (!theirs) return { outcome: 'gone' };
    const changed = await stores.directory.changeService(service, revision);
    if (changed !== 'changed') return { outcome: 'conflict', theirs };
  }
  await stores.events.add({
    actorId: actor.actorId,
    action: revision === null ? 'added' : 'changed',
    subject: 'service',
    subjectId: service.id
  });
  return { outcome: 'kept', id: service.id };
}
