import { readEmail } from '#lib/domain/tenancy/email.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

type Contact = { serviceId: string; email: string; language: 'sk' | 'en' };

/** What this use case asks of storage. */
export type ContactStores = {
  directory: { ownServices(): Promise<{ id: string }[]> };
  serviceContacts: {
    find(serviceId: string): Promise<Contact | undefined>;
    keep(contact: Contact): Promise<void>;
    remove(serviceId: string): Promise<void>;
  };
  confirmationRequests: { revoke(serviceIds: readonly string[], at: Date): Promise<void> };
  reportLinks: { revokeOfServices(serviceIds: readonly string[], at: Date): Promise<void> };
  events: EventLog;
};

/**
 * Says where the provider of a service is asked about it; a blank address takes it back. Links that went to another
 * address open nothing any more. The event does not name the address.
 */
export async function keepContact(
  stores: ContactStores,
  actor: Actor,
  { serviceId, email: given, language, now }: Contact & { now: Date }
): Promise<'kept' | 'not-allowed' | 'gone' | 'not-an-address'> {
  if (refuseAction(actor, 'ask-providers')) return 'not-allowed';
  if (!(await stores.directory.ownServices()).some(({ id }) => id === serviceId)) return 'gone';
  const email = readEmail(given);
  if (given.trim() !== '' && email === null) return 'not-an-address';
  const before = await stores.serviceContacts.find(serviceId);
  if (before?.email === email && before?.language === language) return 'kept';
  if (before && before.email !== email) {
    await stores.confirmationRequests.revoke([serviceId], now);
    await stores.reportLinks.revokeOfServices([serviceId], now);
  }
  if (email === null) await stores.serviceContacts.remove(serviceId);
  else await stores.serviceContacts.keep({ serviceId, email, language });
  await stores.events.add({
    ...{ actorId: actor.actorId, action: email === null ? 'removed' : 'changed' },
    ...{ subject: 'service-contact', subjectId: serviceId }
  });
  return 'kept';
}
