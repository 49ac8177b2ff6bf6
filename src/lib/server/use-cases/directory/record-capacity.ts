import {
  type CapacityRecord,
  type CapacityRefusal,
  capacityKeyText,
  refuseCapacity
} from '#lib/domain/directory/capacity.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

type KeptCapacity = CapacityRecord & { id: string };

/** What these use cases ask of storage. */
export type CapacityStores = {
  directory: {
    services(): Promise<Service[]>;
    capacities(): Promise<KeptCapacity[]>;
    addCapacity(record: KeptCapacity): Promise<void>;
    endCapacity(id: string, validTo: CalendarDay): Promise<void>;
    removeCapacity(id: string): Promise<void>;
  };
  events: EventLog;
};

export type RecordCapacityOutcome =
  | { outcome: 'kept'; id: string }
  | { outcome: 'refused'; refusal: CapacityRefusal }
  | { outcome: 'not-allowed' | 'gone' };

/**
 * Says what a service can hold from a day on. The record that held until then ends on that day; what was true
 * before stays true. The kind is that of the service, whatever the record says.
 */
export async function recordCapacity(
  stores: CapacityStores,
  actor: Actor,
  given: KeptCapacity
): Promise<RecordCapacityOutcome> {
  if (refuseAction(actor, 'edit-directory')) return { outcome: 'not-allowed' };
  const service = (await stores.directory.services()).find((one) => one.id === given.serviceId);
  if (!service) return { outcome: 'gone' };
  const record = { ...given, serviceTypeCode: service.serviceTypeCode };

  const others = await stores.directory.capacities();
  const before = others.find((one) => isOpenBefore(one, record));
  const ended = others.map((one) => (one === before ? { ...one, validTo: record.validFrom } : one));
  const refusal = refuseCapacity(record, ended);
  if (refusal) return { outcome: 'refused', refusal };

  if (before) await stores.directory.endCapacity(before.id, record.validFrom);
  await stores.directory.addCapacity(record);
  await stores.events.add({
    actorId: actor.actorId,
    action: 'recorded',
    subject: 'capacity',
    subjectId: record.id,
    details: { serviceId: record.serviceId, value: record.value, validFrom: record.validFrom }
  });
  return { outcome: 'kept', id: record.id };
}

/** The record of the same series that has no end yet and began earlier. */
function isOpenBefore(one: KeptCapacity, record: KeptCapacity): boolean {
  return (
    one.serviceId === record.serviceId &&
    capacityKeyText(one) === capacityKeyText(record) &&
    one.validTo === null &&
    one.validFrom < record.validFrom
  );
}

/** Takes back a record that was a mistake; a capacity that changed gets a new record instead. */
export async function removeCapacity(
  stores: CapacityStores,
  actor: Actor,
  id: string
): Promise<'removed' | 'not-allowed' | 'gone'> {
  if (refuseAction(actor, 'edit-directory')) return 'not-allowed';
  const record = (await stores.directory.capacities()).find((one) => one.id === id);
  if (!record) return 'gone';
  await stores.directory.removeCapacity(id);
  await stores.events.add({
    actorId: actor.actorId,
    action: 'removed',
    subject: 'capacity',
    subjectId: id,
    details: { serviceId: record.serviceId, value: record.value, validFrom: record.validFrom }
  });
  return 'removed';
}
