import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { type Operator, refuseOperation } from './operator.ts';

/** What this use case asks of storage. */
export type DecisionStores = {
  coordinatorRequests: {
    lockOpen(id: string): Promise<{ bodyId: BodyId; accountId: string; email: string } | undefined>;
    decide(id: string, approved: boolean, at: Date): Promise<void>;
  };
  memberships: {
    lockCoordinators(today: CalendarDay): Promise<readonly { id: string }[]>;
    add(membership: {
      accountId: string;
      role: Role;
      validFrom: CalendarDay;
      validTo: CalendarDay | null;
    }): Promise<void>;
  };
  events: {
    add(event: { actorId: string; action: string; subject: string; subjectId: string }): Promise<void>;
  };
};

export type Decision = { id: string; bodyId: BodyId; approved: boolean; today: CalendarDay; now: Date };

export type DecisionOutcome = 'decided' | 'not-allowed' | 'not-open' | 'has-coordinator';

/** The operator approves or declines a request for the first coordinator's role; the person is told by mail. */
export async function decideCoordinatorRequest(
  { coordinatorRequests, memberships, events }: DecisionStores,
  operator: Operator,
  { id, bodyId, approved, today, now }: Decision,
  tell: (letter: { to: string; approved: boolean }) => Promise<void>
): Promise<DecisionOutcome> {
  const refusal = refuseOperation(operator);
  if (refusal) return refusal;
  const request = await coordinatorRequests.lockOpen(id);
  if (request?.bodyId !== bodyId) return 'not-open';
  if (approved) {
    if ((await memberships.lockCoordinators(today)).length > 0) return 'has-coordinator';
    const { accountId } = request;
    await memberships.add({ accountId, role: 'coordinator', validFrom: today, validTo: null });
  }
  await coordinatorRequests.decide(id, approved, now);
  await tell({ to: request.email, approved });
  await events.add({
    actorId: operator.actorId,
    action: approved ? 'approve-coordinator' : 'decline-coordinator',
    subject: 'coordinator-request',
    subjectId: id
  });
  return 'decided';
}
