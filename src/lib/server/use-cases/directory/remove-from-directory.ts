import type { DirectoryRef } from '#lib/domain/directory/directory-entry.ts';
import { type DirectoryUse, refuseDirectoryRemoval } from '#lib/domain/directory/directory-use.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

type Removed = 'changed' | 'conflict' | 'gone';

/** What this use case asks of storage. */
export type DirectoryRemovalStores = {
  directory: {
    providers(): Promise<{ id: string }[]>;
    ownServices(): Promise<{ id: string }[]>;
    uses(ref: DirectoryRef): Promise<DirectoryUse[]>;
    removeProvider(id: string, revision: number): Promise<Removed>;
    removeService(id: string, revision: number): Promise<Removed>;
  };
  events: EventLog;
};

export type DirectoryRemovalOutcome =
  | 'removed'
  | 'not-allowed'
  | 'gone'
  | 'conflict'
  | { refusal: 'used'; uses: DirectoryUse[] };

/**
 * Removes a provider or a service that the editor saw at `revision`. Only its steward may, and only while nothing stands
 * on it. What other bodies write with it is not seen from here: the database refuses then, and nothing is removed.
 * Published versions hold their own copy and never change.
 */
export async function removeFromDirectory(
  stores: DirectoryRemovalStores,
  actor: Actor,
  { ref, revision }: { ref: DirectoryRef; revision: number }
): Promise<DirectoryRemovalOutcome> {
  if (refuseAction(actor, 'edit-directory')) return 'not-allowed';
  const { directory } = stores;
  const own = ref.kind === 'provider' ? await directory.providers() : await directory.ownServices();
  if (!own.some(({ id }) => id === ref.id)) return 'gone';
  const uses = await directory.uses(ref);
  const refusal = refuseDirectoryRemoval(uses);
  if (refusal) return { refusal, uses };
  const removed =
    ref.kind === 'provider'
      ? await directory.removeProvider(ref.id, revision)
      : await directory.removeService(ref.id, revision);
  if (removed !== 'changed') return removed;
  await stores.events.add({
    actorId: actor.actorId,
    action: 'removed',
    subject: ref.kind,
    subjectId: ref.id
  });
  return 'removed';
}
