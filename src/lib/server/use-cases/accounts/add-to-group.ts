import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';

type Held = {
  role: Role;
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
  groupId: string | null;
};

/** What this use case asks of storage. */
export type GroupMemberStores = {
  groups: { find(id: string): Promise<{ id: string } | undefined> };
  memberships: {
    of(accountId: string): Promise<readonly Held[]>;
    add(membership: {
      accountId: string;
      role: Role;
      validFrom: CalendarDay;
      validTo: CalendarDay | null;
      groupId: string;
    }): Promise<void>;
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

export type GroupMemberOutcome =
  | 'added'
  | 'not-allowed'
  | 'no-such-group'
  | 'no-such-person'
  | 'in-group-already';

/**
 * A coordinator adds one of the body's people to a group. Whoever's role in the body ends on a day leaves the
 * group on that day too.
 */
export async function addToGroup(
  { groups, memberships, events }: GroupMemberStores,
  actor: Actor,
  { accountId, groupId, today }: { accountId: string; groupId: string; today: CalendarDay }
): Promise<GroupMemberOutcome> {
  const refusal = refuseAction(actor, 'manage-people');
  if (refusal) return refusal;
  if (!(await groups.find(groupId))) return 'no-such-group';
  const all = await memberships.of(accountId);
  const held = all.filter(({ validFrom, validTo }) => validFrom <= today && (!validTo || validTo > today));
  if (held.some((one) => one.groupId === groupId)) return 'in-group-already';
  const ownRoles = held.filter((one) => one.groupId === null);
  if (ownRoles.length === 0) return 'no-such-person';

  const validTo = latestEnd(ownRoles);
  await memberships.add({ accountId, role: 'group-member', validFrom: today, validTo, groupId });
  await events.add({
    actorId: actor.actorId,
    action: 'add-to-group',
    subject: 'group',
    subjectId: groupId,
    details: { accountId }
  });
  return 'added';
}

/** The last of the ends; null when one of the roles has none. */
function latestEnd(roles: readonly Held[]): CalendarDay | null {
  const ends = roles.map(({ validTo }) => validTo);
  return ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
}
