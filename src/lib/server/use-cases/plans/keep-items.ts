import { type ExistingCapacity, existingCapacityOn } from '#lib/domain/directory/capacity.ts';
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
import type { ItemStores } from './keep-item.ts';

/** A new item (no `revision`), the next wording of one seen at its revision, or the removal of one. */
export type ItemChange<Item> =
  | { change: 'add'; item: Item }
  | { change: 'change'; item: Item; revision: number }
  | { change: 'remove'; id: string; revision: number };

type Shelf<Item> = {
  list(planId: string): Promise<(Item & { revision: number })[]>;
  addAll(planId: string, items: readonly Item[]): Promise<void>;
  changeAll(changes: readonly { item: Item; revision: number; before: Item }[]): Promise<number>;
  removeAll(removals: readonly { id: string; revision: number }[]): Promise<number>;
};

/** What keeping many items of one kind asks of storage. */
export type ItemsStores<K extends PlanItemKind> = Omit<ItemStores, 'items' | 'events'> & {
  items: ItemStores['items'] & { readonly [One in K]: Shelf<PlanItemTypes[K]> };
  events: { addAll(events: readonly Parameters<EventLog['add']>[0][]): Promise<void> };
};

export type KeepItemsOutcome =
  | 'kept'
  | 'not-allowed'
  | 'no-such-plan'
  /** Somebody was faster: the caller undoes the transaction, reads again and decides anew. */
  | 'changed-meanwhile'
  /** Nothing was written; which changes cannot be kept, and why. */
  | { refused: { index: number; refusal: ItemRefusal }[] };

/** Kinds of which a sheet changes many at once; none of them is given a code or hangs on what is removed. */
type SheetKind = 'cells' | 'activities' | 'indicators';

/**
 * Keeps many items of one kind in one go: all of them, or none. Each is judged beside the others as they will be.
 * @returns what became of it; after `changed-meanwhile` the transaction must be undone
 */
export async function keepItems<K extends SheetKind>(
  stores: ItemsStores<K>,
  actor: Actor,
  input: { planId: string; kind: K; changes: readonly ItemChange<PlanItemTypes[K]>[]; today: CalendarDay }
): Promise<KeepItemsOutcome> {
  const { planId, kind, changes, today } = input;
  if (refuseAction(actor, ITEM_RULES[kind].action)) return 'not-allowed';
  const plan = await stores.plans.lock(planId);
  if (!plan) return 'no-such-plan';
  const shelf: Shelf<PlanItemTypes[K]> = stores.items[kind];
  const kept = new Map((await shelf.list(planId)).map((item) => [item.id, item]));
  if (changes.some((one) => one.change !== 'add' && kept.get(idOf(one))?.revision !== one.revision))
    return 'changed-meanwhile';

  const refused = await refusals(stores, plan, { kind, changes, today, kept });
  if (refused.length > 0) return { refused };

  const added = changes.flatMap((one) => (one.change === 'add' ? [one.item] : []));
  const changed = changes.flatMap((one) =>
    one.change === 'change' ? [{ ...one, before: kept.get(one.item.id) as PlanItemTypes[K] }] : []
  );
  const removed = changes.flatMap((one) =>
    one.change === 'remove' ? [{ id: one.id, revision: one.revision }] : []
  );
  if ((await shelf.removeAll(removed)) !== removed.length) return 'changed-meanwhile';
  if ((await shelf.changeAll(changed)) !== changed.length) return 'changed-meanwhile';
  await shelf.addAll(planId, added);
  const eventOf = (one: ItemChange<PlanItemTypes[K]>) => ({
    ...{ actorId: actor.actorId, action: EVENT_OF[one.change] },
    ...{ subject: kind, subjectId: idOf(one) }
  });
  await stores.events.addAll(changes.map(eventOf));
  return 'kept';
}

const EVENT_OF = { add: 'added', change: 'changed', remove: 'removed' } as const;

function idOf(change: ItemChange<{ id: string }>): string {
  return change.change === 'remove' ? change.id : change.item.id;
}

type Judging<K extends SheetKind> = {
  kind: K;
  changes: readonly ItemChange<PlanItemTypes[K]>[];
  today: CalendarDay;
  kept: ReadonlyMap<string, PlanItemTypes[K]>;
};

async function refusals<K extends SheetKind>(
  stores: ItemsStores<K>,
  plan: PlanBasis,
  { kind, changes, today, kept }: Judging<K>
): Promise<{ index: number; refusal: ItemRefusal }[]> {
  const next = new Map(kept);
  for (const one of changes) {
    if (one.change === 'remove') next.delete(one.id);
    else next.set(one.item.id, one.item);
  }
  const own = [...next.values()];
  let existing: Promise<ExistingCapacity[]> | undefined;
  const others = async (asked: PlanItemKind) =>
    asked === (kind as PlanItemKind) ? own : stores.items[asked].list(plan.id);
  const around: ItemSurroundings = {
    ...{ years: planYears(plan), today },
    // Of the kind that changes the list is as it will be; the generic cannot be followed through the table.
    others: others as ItemSurroundings['others'],
    existing: () => {
      existing ??= stores.directory.capacities().then((all) => existingCapacityOn(all, plan.capacityDay));
      return existing;
    }
  };
  const found: { index: number; refusal: ItemRefusal }[] = [];
  for (const [index, one] of changes.entries()) {
    const refusal = one.change === 'remove' ? null : await ITEM_RULES[kind].refuse(one.item, around);
    if (refusal) found.push({ index, refusal });
  }
  return found;
}
