import { type CapacityRecord, existingCapacityOn } from '#lib/domain/directory/capacity.ts';
import { nextMeasureCode } from '#lib/domain/plans/measure.ts';
import { type PlanBasis, planYears } from '#lib/domain/plans/plan.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import {
  ITEM_RULES,
  type ItemRefusal,
  type ItemSurroundings,
  type PlanItemKind,
  type PlanItemTypes
} from './item-rules.ts';

type FoundItem<Item> = Item & { revision: number; planId: string };

type Shelf<Item> = {
  list(planId: string): Promise<(Item & { revision: number })[]>;
  find(id: string): Promise<FoundItem<Item> | undefined>;
  /** The plan, locked, and the item, wherever it belongs. */
  findInPlan(
    planId: string,
    id: string
  ): Promise<{ plan: PlanBasis; current: FoundItem<Item> | undefined } | undefined>;
  add(planId: string, item: Item): Promise<void>;
  change(item: Item, revision: number, before?: Item): Promise<'changed' | 'conflict' | 'gone'>;
  remove(id: string, revision: number): Promise<'changed' | 'conflict' | 'gone'>;
  place(id: string, position: string): Promise<void>;
};

/** What keeping an item asks of storage. */
export type ItemStores = {
  plans: {
    lock(planId: string): Promise<PlanBasis | undefined>;
    givenMeasureCodes(planId: string): Promise<string[]>;
    giveMeasureCode(planId: string, code: string): Promise<void>;
  };
  items: { readonly [K in PlanItemKind]: Shelf<PlanItemTypes[K]> };
  directory: { capacities(): Promise<CapacityRecord[]> };
  events: EventLog;
};

export type KeepOutcome<Item> =
  | { outcome: 'kept'; id: string }
  | { outcome: 'refused'; refusal: ItemRefusal }
  /** Somebody else changed it meanwhile; theirs stands, and nothing of ours was written. */
  | { outcome: 'conflict'; theirs: Item & { revision: number } }
  | { outcome: 'not-allowed' | 'no-such-plan' | 'gone' };

/**
 * Keeps an item of a plan: a new one, or the next wording of one that the editor saw at `revision`.
 * @param revision null for a new item; a measure's code is then given here, and never again
 */
export async function keepItem<K extends PlanItemKind>(
  stores: ItemStores,
  actor: Actor,
  input: { planId: string; kind: K; item: PlanItemTypes[K]; revision: number | null; today: CalendarDay }
): Promise<KeepOutcome<PlanItemTypes[K]>> {
  const { planId, kind, revision, today } = input;
  const rule = ITEM_RULES[kind];
  if (refuseAction(actor, rule.action)) return { outcome: 'not-allowed' };
  const shelf = stores.items[kind];
  const opened =
    revision === null ? await openPlan(stores, planId) : await shelf.findInPlan(planId, input.item.id);
  if (!opened) return { outcome: 'no-such-plan' };
  const { plan, current } = opened;

  const refusal = await rule.refuse(input.item, surroundings(stores, plan, today));
  if (refusal) return { outcome: 'refused', refusal };

  if (revision === null) {
    const item = kind === 'measures' ? await withCode(stores, planId, input.item) : input.item;
    await shelf.add(planId, item);
    await stores.events.add({ actorId: actor.actorId, action: 'added', subject: kind, subjectId: item.id });
    return { outcome: 'kept', id: item.id };
  }

  if (!current || current.planId !== planId) return { outcome: 'gone' };
  const outcome = await shelf.change(keepingCode(kind, input.item, current), revision, current);
  if (outcome === 'conflict') return { outcome: 'conflict', theirs: current };
  if (outcome === 'gone') return { outcome: 'gone' };
  await stores.events.add({
    actorId: actor.actorId,
    action: 'changed',
    subject: kind,
    subjectId: input.item.id
  });
  return { outcome: 'kept', id: input.item.id };
}

/** The plan that a new item comes into. */
async function openPlan({ plans }: ItemStores, planId: string) {
  const plan = await plans.lock(planId);
  return plan && { plan, current: undefined };
}

/** A new measure gets a code that the plan never gave before. */
async function withCode<Item>(stores: ItemStores, planId: string, item: Item): Promise<Item> {
  const code = nextMeasureCode(await stores.plans.givenMeasureCodes(planId));
  await stores.plans.giveMeasureCode(planId, code);
  return { ...item, code };
}

/** The code stands in public addresses: a form cannot change it. */
function keepingCode<Item>(kind: PlanItemKind, item: Item, current: Item): Item {
  return kind === 'measures' ? { ...item, code: (current as { code: string }).code } : item;
}

export type RemoveOutcome = 'removed' | 'conflict' | 'gone' | 'not-allowed' | { refusal: ItemRefusal };

/** Removes an item that the editor saw at `revision`, unless something hangs on it. */
export async function removeItem(
  stores: ItemStores,
  actor: Actor,
  {
    planId,
    kind,
    id,
    revision,
    today
  }: { planId: string; kind: PlanItemKind; id: string; revision: number; today: CalendarDay }
): Promise<RemoveOutcome> {
  const rule = ITEM_RULES[kind];
  if (refuseAction(actor, rule.action)) return 'not-allowed';
  const opened = await stores.items[kind].findInPlan(planId, id);
  if (opened?.current?.planId !== planId) return 'gone';

  const refusal = await rule.refuseRemoval?.(id, surroundings(stores, opened.plan, today));
  if (refusal) return { refusal };

  const outcome = await stores.items[kind].remove(id, revision);
  if (outcome !== 'changed') return outcome;
  await stores.events.add({ actorId: actor.actorId, action: 'removed', subject: kind, subjectId: id });
  return 'removed';
}

/** Moves an item between its neighbours; what it says stays untouched, so no revision is asked for. */
export async function placeItem(
  stores: ItemStores,
  actor: Actor,
  { planId, kind, id, position }: { planId: string; kind: PlanItemKind; id: string; position: string }
): Promise<'placed' | 'gone' | 'not-allowed'> {
  if (refuseAction(actor, ITEM_RULES[kind].action)) return 'not-allowed';
  const current = await stores.items[kind].find(id);
  if (!current || current.planId !== planId) return 'gone';
  await stores.items[kind].place(id, position);
  await stores.events.add({ actorId: actor.actorId, action: 'moved', subject: kind, subjectId: id });
  return 'placed';
}

function surroundings(stores: ItemStores, plan: PlanBasis, today: CalendarDay): ItemSurroundings {
  return {
    years: planYears(plan),
    today,
    others: (kind) => stores.items[kind].list(plan.id),
    existing: async () => existingCapacityOn(await stores.directory.capacities(), plan.capacityDay)
  };
}
