import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export const LONGEST_REASON = 2000;

/** What this use case asks of storage. */
export type RequestStores = {
  accounts: { operatorEmails(): Promise<string[]> };
  memberships: { lockCoordinators(today: CalendarDay): Promise<readonly { accountId: string }[]> };
  coordinatorRequests: {
    ofAccount(
      accountId: string
    ): Promise<readonly { bodyId: BodyId; approved: boolean | null; reason: string }[]>;
    add(request: { bodyId: BodyId; accountId: string; reason: string }): Promise<string>;
  };
  events: {
    add(event: { actorId: string; action: string; subject: string; subjectId: string }): Promise<void>;
  };
};

export type CoordinatorRequest = {
  bodyId: BodyId;
  accountId: string;
  actorId: string;
  reason: string;
  today: CalendarDay;
};

export type RequestRefusal = 'reason-missing' | 'reason-too-long' | 'has-coordinator' | 'asked-already';

/**
 * Somebody with an account asks to become the first coordinator of a body. Anybody may ask; the operator
 * decides. A body that has a coordinator invites its people itself. The same said again, as a double click does, adds
 * nothing and is no mistake.
 * @param tell writes to an operator that a request waits; nobody else would look
 */
export async function requestCoordinatorRole(
  { accounts, memberships, coordinatorRequests, events }: RequestStores,
  { bodyId, accountId, actorId, today, ...given }: CoordinatorRequest,
  tell: (to: string) => Promise<void>
): Promise<'requested' | RequestRefusal> {
  const reason = given.reason.trim();
  if (reason === '') return 'reason-missing';
  if (reason.length > LONGEST_REASON) return 'reason-too-long';
  if ((await memberships.lockCoordinators(today)).length > 0) return 'has-coordinator';
  const asked = await coordinatorRequests.ofAccount(accountId);
  const open = asked.find((request) => request.bodyId === bodyId && request.approved === null);
  if (open) return open.reason === reason ? 'requested' : 'asked-already';

  const id = await coordinatorRequests.add({ bodyId, accountId, reason });
  await events.add({
    actorId,
    action: 'request-coordinator-role',
    subject: 'coordinator-request',
    subjectId: id
  });
  for (const email of await accounts.operatorEmails()) await tell(email);
  return 'requested';
}
