import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import { LINK_DAYS } from '#lib/domain/directory/confirmation/confirmation-link.ts';
import {
  type DirectorySettings,
  USUAL_SETTINGS
} from '#lib/domain/directory/confirmation/directory-settings.ts';
import { confirmedSince, isDue, recordOn } from '#lib/domain/directory/confirmation/service-record.ts';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import { isRunning, type Service } from '#lib/domain/directory/service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

type Contact = { serviceId: string; email: string; language: 'sk' | 'en' };

/** What these use cases ask of storage. */
export type AskStores = {
  directory: {
    ownServices(): Promise<Service[]>;
    capacities(): Promise<(CapacityRecord & { id: string })[]>;
  };
  serviceFacts: { list(): Promise<ServiceFact[]> };
  serviceContacts: { list(): Promise<Contact[]> };
  directorySettings: { find(): Promise<DirectorySettings | undefined> };
  confirmationRequests: {
    listLast(): Promise<{ serviceId: string; sentOn: CalendarDay; confirmedAt: Date | null }[]>;
    revoke(serviceIds: readonly string[], at: Date): Promise<void>;
    add(
      serviceIds: readonly string[],
      link: { tokenHash: string; sentOn: CalendarDay; expiresAt: Date }
    ): Promise<void>;
  };
  events: EventLog;
};

/** How fresh the record of one service is. */
export type Freshness = {
  service: Service;
  contact: Contact | null;
  /** The day since which nothing in it is unconfirmed; null where nothing is known. */
  confirmedOn: CalendarDay | null;
  /** The day its provider was last asked. */
  askedOn: CalendarDay | null;
  /** Whether it answered by the last link, and when. */
  answeredAt: Date | null;
  /** Whether its provider is to be asked today; it may be that nobody knows where. */
  isDue: boolean;
};

/** Every service of the body that is running, with how fresh its record is. */
export async function readFreshness(
  stores: Omit<AskStores, 'events'>,
  today: CalendarDay
): Promise<Freshness[]> {
  const { directory, serviceFacts, serviceContacts, confirmationRequests } = stores;
  const services = (await directory.ownServices()).filter((one) => isRunning(one, today));
  const capacitiesOf = Map.groupBy(await directory.capacities(), ({ serviceId }) => serviceId);
  const factsOf = Map.groupBy(await serviceFacts.list(), ({ serviceId }) => serviceId);
  const contactOf = new Map((await serviceContacts.list()).map((one) => [one.serviceId, one]));
  const lastOf = new Map((await confirmationRequests.listLast()).map((one) => [one.serviceId, one]));
  const { askEveryMonths } = (await stores.directorySettings.find()) ?? USUAL_SETTINGS;
  return services.map((service) => {
    const { id } = service;
    const confirmedOn = confirmedSince(recordOn(factsOf.get(id) ?? [], capacitiesOf.get(id) ?? [], today));
    const askedOn = lastOf.get(id)?.sentOn ?? null;
    return {
      ...{ service, contact: contactOf.get(id) ?? null, confirmedOn, askedOn },
      answeredAt: lastOf.get(id)?.confirmedAt ?? null,
      isDue: isDue({ confirmedOn, askedOn }, askEveryMonths, today)
    };
  });
}

/** A mail to one address about all its services; the key is made where the mail is written. */
export type SendLink = (letter: {
  to: string;
  language: 'sk' | 'en';
  serviceNames: readonly string[];
  expiresAt: Date;
}) => Promise<{ tokenHash: string }>;

type Asking = { which: readonly string[] | 'due'; today: CalendarDay; now: Date };

/** How many mails were put into the outbox, and about how many services. */
export type Asked = { mails: number; services: number };

const DAY_MS = 86_400_000;

/**
 * Asks providers whether their records still hold: one mail an address, with all its services. Links that wait for the
 * same services open nothing any more. Services without an address are passed over.
 * @param asking.which ids of services, or all those that are due
 */
export async function askProviders(
  stores: AskStores,
  actor: Actor,
  asking: Asking,
  send: SendLink
): Promise<Asked | 'not-allowed'> {
  return refuseAction(actor, 'ask-providers') ?? (await ask(stores, actor.actorId, asking, send));
}

/** The same, by the program itself, for a body that wants it so. */
export async function askWhoIsDue(
  stores: AskStores,
  { today, now }: Omit<Asking, 'which'>,
  send: SendLink
): Promise<Asked> {
  return ask(stores, null, { which: 'due', today, now }, send);
}

async function ask(
  stores: AskStores,
  actorId: string | null,
  { which, today, now }: Asking,
  send: SendLink
): Promise<Asked> {
  const asked = (await readFreshness(stores, today)).flatMap(({ service, contact, isDue: due }) => {
    const isWanted = which === 'due' ? due : which.includes(service.id);
    return isWanted && contact ? [{ service, contact }] : [];
  });
  const letters = Map.groupBy(asked, ({ contact }) => `${contact.language} ${contact.email}`);
  const expiresAt = new Date(now.getTime() + LINK_DAYS * DAY_MS);
  for (const rows of letters.values()) {
    const [{ contact } = { contact: null }] = rows;
    if (!contact) continue;
    const serviceIds = rows.map(({ service }) => service.id);
    await stores.confirmationRequests.revoke(serviceIds, now);
    const { tokenHash } = await send({
      ...{ to: contact.email, language: contact.language, expiresAt },
      serviceNames: rows.map(({ service }) => service.name)
    });
    await stores.confirmationRequests.add(serviceIds, { tokenHash, sentOn: today, expiresAt });
  }
  for (const { service } of asked) {
    await stores.events.add({
      ...{ actorId, action: 'asked-to-confirm', subject: 'service', subjectId: service.id }
    });
  }
  return { mails: letters.size, services: asked.length };
}
