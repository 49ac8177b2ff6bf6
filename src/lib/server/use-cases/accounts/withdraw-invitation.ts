import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';

/** What this use case asks of storage. */
export type WithdrawalStores = {
  invitations: {
    withdraw(id: string, at: Date): Promise<boolean>;
    isWithdrawn(id: string): Promise<boolean>;
  };
  events: {
    add(event: { actorId: string; action: string; subject: string; subjectId: string }): Promise<void>;
  };
};

/** A coordinator takes back an invitation that nobody has accepted yet. */
export async function withdrawInvitation(
  { invitations, events }: WithdrawalStores,
  actor: Actor,
  { id, now }: { id: string; now: Date }
): Promise<'withdrawn' | 'not-allowed' | 'not-open'> {
  const refusal = refuseAction(actor, 'manage-people');
  if (refusal) return refusal;
  if (!(await invitations.withdraw(id, now)))
    return (await invitations.isWithdrawn(id)) ? 'withdrawn' : 'not-open';
  await events.add({
    actorId: actor.actorId,
    action: 'withdraw-invitation',
    subject: 'invitation',
    subjectId: id
  });
  return 'withdrawn';
}
