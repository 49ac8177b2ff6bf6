import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import { refuseGroupName } from './group-name.ts';

export const GROUP_KINDS = ['steering', 'working'] as const;

/** Steering group (riadiaca skupina) or working group (pracovná skupina). */
export type GroupKind = (typeof GROUP_KINDS)[number];

/** What this use case asks of storage. */
export type GroupCreationStores = {
  groups: {
    find(id: string): Promise<{ id: string } | undefined>;
    add(group: { id: string; kind: GroupKind; name: string }): Promise<void>;
  };
  events: {
    add(event: {
      actorId: string;
      action: string;
      subject: string;
      subjectId: string;
      details: Record<string, string>;
    }): Promise<void>;
  };
};

/** A coordinator sets up a group. A small village needs none. The same form sent twice sets up one. */
export async function createGroup(
  { groups, events }: GroupCreationStores,
  actor: Actor,
  { id, kind, name }: { id: string; kind: GroupKind; name: string }
): Promise<'created' | 'not-allowed' | 'name-missing' | 'name-too-long'> {
  const refusal = refuseAction(actor, 'manage-people') ?? refuseGroupName(name);
  if (refusal) return refusal;
  if (await groups.find(id)) return 'created';
  await groups.add({ id, kind, name: name.trim() });
  const { actorId } = actor;
  await events.add({ actorId, action: 'create-group', subject: 'group', subjectId: id, details: { kind } });
  return 'created';
}
