import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import { refuseGroupName } from './group-name.ts';

/** What this use case asks of storage. */
export type RenamingStores = {
  groups: {
    find(id: string): Promise<{ name: string } | undefined>;
    rename(id: string, name: string, revision: number): Promise<boolean>;
  };
  events: {
    add(event: { actorId: string; action: string; subject: string; subjectId: string }): Promise<void>;
  };
};

export type RenamingOutcome =
  | 'renamed'
  | 'not-allowed'
  | 'not-found'
  | 'changed-meanwhile'
  | 'name-missing'
  | 'name-too-long';

/** A coordinator renames a group, unless somebody has renamed it since it was read. */
export async function renameGroup(
  { groups, events }: RenamingStores,
  actor: Actor,
  { id, name, revision }: { id: string; name: string; revision: number }
): Promise<RenamingOutcome> {
  const refusal = refuseAction(actor, 'manage-people') ?? refuseGroupName(name);
  if (refusal) return refusal;
  const group = await groups.find(id);
  if (!group) return 'not-found';
  if (group.name === name.trim()) return 'renamed';
  if (!(await groups.rename(id, name.trim(), revision))) return 'changed-meanwhile';
  await events.add({ actorId: actor.actorId, action: 'rename-group', subject: 'group', subjectId: id });
  return 'renamed';
}
