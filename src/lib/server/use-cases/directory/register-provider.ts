import { type Provider, type ProviderRefusal, refuseProvider } from '#lib/domain/directory/provider.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What this use case asks of storage. */
export type ProviderStores = {
  directory: {
    providers(): Promise<(Provider & { revision: number })[]>;
    addProvider(provider: Omit<Provider, 'stewardBodyId'>): Promise<void>;
    changeProvider(
      provider: Omit<Provider, 'stewardBodyId'>,
      revision: number
    ): Promise<'changed' | 'conflict' | 'gone'>;
  };
  events: EventLog;
};

export type RegisterProviderOutcome =
  | { outcome: 'kept'; id: string }
  | { outcome: 'refused'; refusal: ProviderRefusal }
  | { outcome: 'conflict'; theirs: Provider & { revision: number } }
  | { outcome: 'not-allowed' | 'gone' };

/**
 * Keeps a provider in the body's stewardship: a new one, or its next wording.
 * @param input.revision null for a new one
 */
export async function registerProvider(
  stores: ProviderStores,
  actor: Actor,
  input: { provider: Provider; revision: number | null }
): Promise<RegisterProviderOutcome> {
  if (refuseAction(actor, 'edit-directory')) return { outcome: 'not-allowed' };
  const { stewardBodyId: _, ...provider } = input.provider;
  const refusal = refuseProvider(provider);
  if (refusal) return { outcome: 'refused', refusal };
  const { revision } = input;
  if (revision === null) await stores.directory.addProvider(provider);
  else {
    const theirs = (await stores.directory.providers()).find((one) => one.id === provider.id);
    // The list holds the body's own ones only: another steward's provider is not there to be changed.
    if (!theirs) return { outcome: 'gone' };
    const changed = await stores.directory.changeProvider(provider, revision);
    if (changed !== 'changed') return { outcome: 'conflict', theirs };
  }
  await stores.events.add({
    actorId: actor.actorId,
    action: revision === null ? 'added' : 'changed',
    subject: 'provider',
    subjectId: provider.id
  });
  return { outcome: 'kept', id: provider.id };
}
