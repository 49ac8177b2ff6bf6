import type { KeptChoice } from '#lib/domain/plans/choice/kept-choice.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type KeptChoiceStores = {
  keptChoices: {
    add(choice: KeptChoice, keptBy: Actor['actorId']): Promise<void>;
    remove(id: string): Promise<boolean>;
  };
  events: EventLog;
};

/** Keeps a suggestion as it is now, for everybody at the desk to read later. */
export async function keepChoice(
  { keptChoices, events }: KeptChoiceStores,
  actor: Actor,
  choice: KeptChoice
): Promise<'kept' | 'not-allowed'> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  await keptChoices.add(choice, actor.actorId);
  await events.add({
    ...{ actorId: actor.actorId, action: 'added', subject: 'kept-choice', subjectId: choice.id }
  });
  return 'kept';
}

/** Removes a suggestion that somebody kept. */
export async function removeChoice(
  { keptChoices, events }: KeptChoiceStores,
  actor: Actor,
  id: string
): Promise<'removed' | 'not-allowed' | 'gone'> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  if (!(await keptChoices.remove(id))) return 'gone';
  await events.add({ actorId: actor.actorId, action: 'removed', subject: 'kept-choice', subjectId: id });
  return 'removed';
}
