import { isValidOn } from '#lib/domain/law/validity.ts';
import { type NeedKey, type NeedModel, needKeyText } from '#lib/domain/population/needs/need-model.ts';
import {
  type OwnModel,
  type OwnModelRefusal,
  refuseOwnModel
} from '#lib/domain/population/needs/own-model.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
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

/** A model that a body wants to use instead of the supplied one. */
export type OwnModelWish = {
  id: string;
  model: NeedModel;
  reason: string;
  /** The models that come with the program: only what stands among them can be replaced. */
  supplied: readonly NeedModel[];
  today: CalendarDay;
};

/** `revision` is that of the body's public pages from now on; null where everything is as it was. */
export type KeepNeedModelOutcome =
  | { outcome: 'kept'; revision: number | null }
  | { outcome: 'not-allowed' | 'no-such-model' }
  | ({ outcome: 'refused' } & OwnModelRefusal);

/**
 * From a day on the body reckons by its own model. What held before ends on that day and stays in the history; a model of
 * the same first day is replaced. Sent twice, it is kept once.
 */
export async function keepNeedModel(
  stores: NeedModelStores,
  actor: Actor,
  { id, model, reason, supplied, today }: OwnModelWish
): Promise<KeepNeedModelOutcome> {
  if (refuseAction(actor, 'edit-plan')) return { outcome: 'not-allowed' };
  const own = needKeyText(model);
  if (!supplied.some((one) => needKeyText(one) === own)) return { outcome: 'no-such-model' };
  const unitCodes = (await stores.law.capacityUnits()).map(({ code }) => code);
  const others = inForce(supplied, await stores.needModels.list(), today);
  const refusal = refuseOwnModel({ model, reason }, { unitCodes, others }, today);
  if (refusal) return { outcome: 'refused', ...refusal };
  const before = await stores.needModels.lock(model);
  if (before.some((one) => one.id === id)) return { outcome: 'kept', revision: null };
  await makeWay(stores, before, model.validFrom);
  await stores.needModels.add({ id, model: { ...model, validTo: null }, reason: reason.trim() });
  const revision = await settled(stores, actor, 'changed', { id, model, day: model.validFrom });
  return { outcome: 'kept', revision };
}

/** From today on the supplied model holds again; what held until today stays in the history. */
export async function withdrawNeedModel(
  stores: NeedModelStores,
  actor: Actor,
  { key, today }: { key: NeedKey; today: CalendarDay }
): Promise<{ outcome: 'withdrawn'; revision: number } | { outcome: 'not-allowed' | 'gone' }> {
  if (refuseAction(actor, 'edit-plan')) return { outcome: 'not-allowed' };
  const before = await stores.needModels.lock(key);
  const current = before.find(({ model }) => isValidOn(model, today));
  if (!current) return { outcome: 'gone' };
  await makeWay(stores, before, today);
  const revision = await settled(stores, actor, 'withdrawn', { id: current.id, model: key, day: today });
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
