import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import {
  type InvitationRefusal,
  type InvitationStores,
  invite,
  type NewInvitation,
  type SendInvitation
} from './invite-member.ts';
import { type Operator, refuseOperation } from './operator.ts';

/** What this use case asks of storage. */
export type FirstCoordinatorStores = InvitationStores & {
  memberships: { lockCoordinators(today: CalendarDay): Promise<readonly { id: string }[]> };
};

/** The operator invites the first coordinator of a body; later ones are invited by the body itself. */
export async function inviteFirstCoordinator(
  stores: FirstCoordinatorStores,
  operator: Operator,
  invitation: Omit<NewInvitation, 'role' | 'lastDay'>,
  send: SendInvitation
): Promise<'invited' | 'not-allowed' | 'has-coordinator' | InvitationRefusal> {
  const refusal = refuseOperation(operator);
  if (refusal) return refusal;
  if ((await stores.memberships.lockCoordinators(invitation.today)).length > 0) return 'has-coordinator';
  return invite(stores, operator.actorId, { ...invitation, role: 'coordinator', lastDay: null }, send);
}
