import { createHash } from 'node:crypto';
import { isValidOn } from '#lib/domain/law/validity.ts';
import {
  type ModelNumber,
  type NeedKey,
  type NeedModel,
  needKeyText
} from '#lib/domain/population/needs/need-model.ts';
import {
  type OwnModel,
  type OwnModelRefusal,
  refuseOwnModel,
  type TypedNumber,
  withTypedNumbers
} from '#lib/domain/population/needs/own-model.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type NeedModelStores = {
  needModels: {
    list(): Promise<OwnModel[]>;
    lock(key: NeedKey): Promise<OwnModel[]>;
    add(model: OwnModel): Promise<void>;
    end(id: string, validTo: CalendarDay): Promise<void>;
    remove(id: string): Promise<void>;
    publish(): Promise<void>;
  };
  law: { capacityUnits(): Promise<{ code: string }[]> };
  published: { raiseRevision(): Promise<number> };
  events: EventLog;
};

/** Numbers that a body wants to reckon with instead of those of a model. */
export type OwnModelWish = {
  id: string;
  /** What holds where the body says nothing of its own; names kind, form, group and unit. */
  inherited: NeedModel;
  /** In the order of `parametersOf`. */
  numbers: readonly TypedNumber[];
  /** Of the numbers that were changed. */
  said: Pick<ModelNumber, 'source' | 'asOf' | 'unverified'>;
  validFrom: CalendarDay;
  reason: string;
  /** The model that the person saw, as {@link needModelSeen} named it. */
  seen: string;
  /** The models that come with the program: only what stands among them can be replaced. */
  supplied: readonly NeedModel[];
  today: CalendarDay;
};

/** Somebody changed the model after the person had seen it; `now` is what holds. Nothing was written. */
type ChangedMeanwhile = { outcome: 'changed-meanwhile'; now: NeedModel };

/** `revision` is that of the body's public pages from now on; null where everything is as it was. */
export type KeepNeedModelOutcome =
  | { outcome: 'kept'; revision: number | null }
  | { outcome: 'not-allowed' | 'no-such-model' }
  | ChangedMeanwhile
  | ({ outcome: 'refused' } & OwnModelRefusal);

/** The model that a body reckons by, and one word for all of it: another word where anything of it has changed. */
export function needModelSeen(
  own: readonly OwnModel[],
  inherited: NeedModel,
  today: CalendarDay
): { now: NeedModel; seen: string } {
  const now = own.find(({ model }) => isValidOn(model, today))?.model ?? inherited;
  const history = own.map(({ id, model: { validTo } }) => [id, validTo]);
  // What a colleague kept and took back again leaves the numbers and changes the history.
  const seen = createHash('sha256').update(canonicalJson({ now, history })).digest('base64url');
  return { now, seen };
}

/**
 * From a day on the body reckons by numbers of its own. What held before ends on that day and stays in the history; a
 * model of the same first day is replaced. Sent twice, it is kept once; what the person has not seen is not replaced.
 */
export async function keepNeedModel(
  stores: NeedModelStores,
  actor: Actor,
  { id, inherited, numbers, said, validFrom, reason, seen, supplied, today }: OwnModelWish
): Promise<KeepNeedModelOutcome> {
  if (refuseAction(actor, 'edit-plan')) return { outcome: 'not-allowed' };
  const key = needKeyText(inherited);
  if (!supplied.some((one) => needKeyText(one) === key)) return { outcome: 'no-such-model' };
  const own = await stores.needModels.lock(inherited);
  if (own.some((one) => one.id === id)) return { outcome: 'kept', revision: null };
  const found = needModelSeen(own, inherited, today);
  if (found.seen !== seen) return { outcome: 'changed-meanwhile', now: found.now };
  const model = { ...withTypedNumbers(found.now, numbers, said), validFrom, validTo: null };
  const unitCodes = (await stores.law.capacityUnits()).map(({ code }) => code);
  const others = inForce(supplied, await stores.needModels.list(), today);
  const refusal = refuseOwnModel({ model, reason }, { unitCodes, others, own }, today);
  if (refusal) return { outcome: 'refused', ...refusal };
  await makeWay(stores, own, validFrom);
  await stores.needModels.add({ id, model, reason: reason.trim() });
  const revision = await settled(stores, actor, 'changed', { id, model, day: validFrom });
  return { outcome: 'kept', revision };
}

/** From today on the inherited model holds again; what held until today stays in the history. */
export async function withdrawNeedModel(
  stores: NeedModelStores,
  actor: Actor,
  { inherited, seen, today }: Pick<OwnModelWish, 'inherited' | 'seen' | 'today'>
): Promise<
  { outcome: 'withdrawn'; revision: number } | { outcome: 'not-allowed' | 'gone' } | ChangedMeanwhile
> {
  if (refuseAction(actor, 'edit-plan')) return { outcome: 'not-allowed' };
  const own = await stores.needModels.lock(inherited);
  const current = own.find(({ model }) => isValidOn(model, today));
  if (!current) return { outcome: 'gone' };
  const found = needModelSeen(own, inherited, today);
  if (found.seen !== seen) return { outcome: 'changed-meanwhile', now: found.now };
  await makeWay(stores, own, today);
  const revision = await settled(stores, actor, 'withdrawn', {
    id: current.id,
    model: inherited,
    day: today
  });
  return { outcome: 'withdrawn', revision };
}

/** Ends what holds on a day and removes what would only begin then or later. */
async function makeWay(
  { needModels }: NeedModelStores,
  before: readonly OwnModel[],
  day: CalendarDay
): Promise<void> {
  for (const { id, model } of before) {
    if (model.validFrom >= day) await needModels.remove(id);
    else if (isValidOn(model, day)) await needModels.end(id, day);
  }
}

async function settled(
  stores: NeedModelStores,
  actor: Actor,
  action: string,
  { id, model, day }: { id: string; model: NeedKey; day: CalendarDay }
): Promise<number> {
  await stores.needModels.publish();
  const { serviceTypeCode, formCode, targetGroupCode } = model;
  await stores.events.add({
    ...{ actorId: actor.actorId, action, subject: 'need-model', subjectId: id },
    details: { serviceTypeCode, formCode, targetGroupCode, day }
  });
  return stores.published.raiseRevision();
}

/** The models a body reckons by on a day: its own where it has one, the supplied ones otherwise. */
export function inForce(
  supplied: readonly NeedModel[],
  own: readonly OwnModel[],
  day: CalendarDay
): NeedModel[] {
  const replaced = new Map(
    own.filter(({ model }) => isValidOn(model, day)).map(({ model }) => [needKeyText(model), model])
  );
  return supplied
    .filter((model) => isValidOn(model, day))
    .map((model) => replaced.get(needKeyText(model)) ?? model);
}
