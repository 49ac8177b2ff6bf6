import {
  type DirectorySettings,
  refuseSettings,
  type SettingsRefusal
} from '#lib/domain/directory/confirmation/directory-settings.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What this use case asks of storage. */
export type SettingsStores = {
  directorySettings: { keep(settings: DirectorySettings): Promise<void> };
  events: EventLog;
};

/** Decides how long a confirmation is believed, and how often providers are asked for one. */
export async function keepDirectorySettings(
  stores: SettingsStores,
  actor: Actor,
  settings: DirectorySettings
): Promise<'kept' | 'not-allowed' | SettingsRefusal> {
  const refusal = refuseAction(actor, 'ask-providers') ?? refuseSettings(settings);
  if (refusal) return refusal;
  await stores.directorySettings.keep(settings);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'changed', subject: 'directory-settings' },
    details: { ...settings }
  });
  return 'kept';
}
