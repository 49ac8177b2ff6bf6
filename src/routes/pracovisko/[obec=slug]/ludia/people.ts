import { addDays, type CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { Stores } from '#lib/server/stores.ts';

/** One role of one person, as the page of people lists it. */
export type PersonRole = {
  id: string;
  name: string;
  email: string;
  role: Role;
  groupName: string | null;
  /** The last day of the role, both days counted; null for one without an end. */
  lastDay: CalendarDay | null;
  isOver: boolean;
};

/** Everything that the page of people shows of a body. */
export async function readPeople(stores: Stores, today: CalendarDay, now: Date) {
  const members = await stores.memberships.list();
  const groups = await stores.groups.list();
  const invitations = await stores.invitations.open(now);
  const isOver = (validTo: CalendarDay | null) => validTo !== null && validTo <= today;
  const current = members.filter((member) => !isOver(member.validTo));
  return {
    roles: members.map(
      ({ id, name, email, role, groupName, validTo }): PersonRole => ({
        id,
        name: name || email,
        email,
        role,
        groupName,
        lastDay: validTo && addDays(validTo, -1),
        isOver: isOver(validTo)
      })
    ),
    people: [...new Map(current.map(({ accountId, name, email }) => [accountId, name || email]))].map(
      ([value, label]) => ({ value, label })
    ),
    groups: groups.map((group) => ({
      ...group,
      members: current.filter(({ groupId }) => groupId === group.id).map(({ name, email }) => name || email)
    })),
    invitations: invitations.map(({ id, email, role, expiresAt }) => ({ id, email, role, expiresAt }))
  };
}
