import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';

/** What this use case asks of storage. */
export type EndingStores = {
  memberships: {
    find(id: string): Promise<{ id: string; role: Role; validTo: CalendarDay | null } | undefined>;
    lockCoordinators(today: CalendarDay): Promise<readonly { id: string }[]>;
    end(id: string, validTo: CalendarDay): Promise<void>;
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

export type EndingOutcome = 'ended' | 'not-allowed' | 'not-found' | 'ended-already' | 'last-coordinator';

/** A coordinator ends somebody's role from today on. Nobody can leave the body without a coordinator. */
export async function endMembership(
  { memberships, events }: EndingStores,
  actor: Actor,
  { id, today }: { id: string; today: CalendarDay }
): Promise<EndingOutcome> {
  const refusal = refuseAction(actor, 'manage-people');
  if (refusal) return refusal;
  const coordinators = await memberships.lockCoordinators(today);
  const membership = await memberships.find(id);
  if (!membership) return 'not-found';
  if (membership.validTo !== null && membership.validTo <= today) return 'ended-already';
  const isOne = coordinators.some((coordinator) => coordinator.id === id);
  if (isOne && coordinators.length === 1) return 'last-coordinator';

  await memberships.end(id, today);
  await events.add({
    actorId: actor.actorId,
    action: 'end-membership',
    subject: 'membership',
    subjectId: id,
    details: { role: membership.role }
  });
  return 'ended';
}
