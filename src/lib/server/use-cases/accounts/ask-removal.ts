import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { EventLog } from '../event-log.ts';

const LONGEST_REASON = 2_000;

type RemovalStores = {
  removals: {
    ask(bodyId: BodyId, askedBy: string, reason: string): Promise<boolean>;
    withdraw(bodyId: BodyId, at: Date): Promise<boolean>;
  };
  events: EventLog;
};

/**
 * Asks the operator to remove all data of a body. Nothing is removed by this: the operator first keeps the last archive,
 * and until then the request can be withdrawn.
 */
export async function askRemoval(
  { removals, events }: RemovalStores,
  actor: Actor,
  { bodyId, reason }: { bodyId: BodyId; reason: string }
): Promise<'asked' | 'not-allowed' | 'no-reason' | 'too-long' | 'already-asked'> {
  if (refuseAction(actor, 'remove-body')) return 'not-allowed';
  const said = reason.trim();
  if (said === '') return 'no-reason';
  if (said.length > LONGEST_REASON) return 'too-long';
  if (!(await removals.ask(bodyId, actor.actorId, said))) return 'already-asked';
  await events.add({ actorId: actor.actorId, action: 'asked-removal', subject: 'body', subjectId: bodyId });
  return 'asked';
}

/** Takes the request back while nothing was removed. */
export async function withdrawRemoval(
  { removals, events }: RemovalStores,
  actor: Actor,
  { bodyId, now }: { bodyId: BodyId; now: Date }
): Promise<'withdrawn' | 'not-allowed' | 'nothing-to-withdraw'> {
  if (refuseAction(actor, 'remove-body')) return 'not-allowed';
  if (!(await removals.withdraw(bodyId, now))) return 'nothing-to-withdraw';
  await events.add({
    ...{ actorId: actor.actorId, action: 'withdrew-removal', subject: 'body', subjectId: bodyId }
  });
  return 'withdrawn';
}
