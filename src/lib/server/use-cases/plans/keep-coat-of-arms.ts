import { type ArmsRefusal, type CoatOfArms, refuseCoatOfArms } from '#lib/domain/tenancy/coat-of-arms.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type ArmsStores = {
  coatOfArms: {
    find(): Promise<CoatOfArms | undefined>;
    keep(arms: CoatOfArms): Promise<void>;
    remove(): Promise<void>;
  };
  attachments: { find(file: string): Promise<{ width: number; height: number } | undefined> };
  events: EventLog;
};

/** Makes a picture of the body its coat of arms, with what is to be seen on it. It is printed from the next version on. */
export async function keepCoatOfArms(
  stores: ArmsStores,
  actor: Actor,
  { file, alternative }: CoatOfArms
): Promise<'kept' | 'not-allowed' | 'no-such-picture' | ArmsRefusal> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  const picture = await stores.attachments.find(file);
  if (!picture) return 'no-such-picture';
  const refusal = refuseCoatOfArms({ alternative, ...picture });
  if (refusal) return refusal;
  await stores.coatOfArms.keep({ file, alternative: alternative.trim() });
  await stores.events.add({ actorId: actor.actorId, action: 'kept', subject: 'coat-of-arms' });
  return 'kept';
}

/** Takes it away; published versions keep the one they were printed with. */
export async function removeCoatOfArms(stores: ArmsStores, actor: Actor): Promise<'removed' | 'not-allowed'> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  if (!(await stores.coatOfArms.find())) return 'removed';
  await stores.coatOfArms.remove();
  await stores.events.add({ actorId: actor.actorId, action: 'removed', subject: 'coat-of-arms' });
  return 'removed';
}
