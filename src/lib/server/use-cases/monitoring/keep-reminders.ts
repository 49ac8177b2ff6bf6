import {
  type ReminderSettings,
  type RemindersRefusal,
  refuseReminders
} from '#lib/domain/monitoring/reminder-ladder.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { readEmail } from '#lib/domain/tenancy/email.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

type Contact = { responsible: string; email: string; language: 'sk' | 'en' };
type Settings = ReminderSettings & { remindsSince: CalendarDay | null };

/** What these use cases ask of storage. */
export type RemindersStores = {
  reminders: {
    settings(): Promise<Settings>;
    keepSettings(settings: Settings): Promise<void>;
    contactOf(responsible: string): Promise<Contact | undefined>;
    keepContact(contact: Contact): Promise<void>;
    removeContact(responsible: string): Promise<void>;
  };
  ownerLinks: { revoke(owners: readonly string[], at: Date): Promise<void> };
  events: EventLog;
};

/** Decides when owners are asked and who hears of silence. The ladder begins anew on the day reminding is switched on. */
export async function keepReminders(
  stores: RemindersStores,
  actor: Actor,
  { settings, today }: { settings: ReminderSettings; today: CalendarDay }
): Promise<'kept' | 'not-allowed' | RemindersRefusal> {
  const refusal = refuseAction(actor, 'ask-owners') ?? refuseReminders(settings);
  if (refusal) return refusal;
  const before = await stores.reminders.settings();
  const remindsSince = settings.remindsItself && !before.remindsItself ? today : before.remindsSince;
  await stores.reminders.keepSettings({ ...settings, remindsSince });
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'changed', subject: 'reminder-settings' },
    details: { ...settings }
  });
  return 'kept';
}

/**
 * Says where an owner is written to; a blank address takes it back. Links that went to another address open nothing any
 * more. The event does not name the address.
 */
export async function keepOwnerContact(
  stores: RemindersStores,
  actor: Actor,
  { responsible, email: given, language, now }: Contact & { now: Date }
): Promise<'kept' | 'not-allowed' | 'no-owner' | 'not-an-address'> {
  if (refuseAction(actor, 'ask-owners')) return 'not-allowed';
  if (responsible === '') return 'no-owner';
  const email = readEmail(given);
  if (given.trim() !== '' && email === null) return 'not-an-address';
  const before = await stores.reminders.contactOf(responsible);
  if ((before?.email ?? null) === email && (email === null || before?.language === language)) return 'kept';
  if (before && before.email !== email) await stores.ownerLinks.revoke([responsible], now);
  if (email === null) await stores.reminders.removeContact(responsible);
  else await stores.reminders.keepContact({ responsible, email, language });
  await stores.events.add({
    ...{ actorId: actor.actorId, action: email === null ? 'removed' : 'changed', subject: 'owner-contact' }
  });
  return 'kept';
}
