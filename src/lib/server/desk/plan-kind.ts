import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { Stores } from '../stores.ts';
import type { PlanItemKind, PlanItemTypes } from '../use-cases/plans/item-rules.ts';
import { ITEM_RULES } from '../use-cases/plans/item-rules.ts';
import { keepItem, placeItem, removeItem } from '../use-cases/plans/keep-item.ts';
import type { DeskKind, ItemFault, Keeping, KeepResult, KeptForm, ListedItem } from './desk-kind.ts';
import type { FormContext } from './forms/form-context.ts';
import { readForm, type TypedForm, writeForm } from './forms/form-field.ts';
import type { AnyFields, ItemForm } from './forms/item-form.ts';
import { movedPositions, positionAtEnd } from './place-between.ts';
import type { RefusalWord } from './refusal-text.ts';

/** Kinds of plan items with a place in a list; cells of the matrix have none. */
export type PlacedKind = Exclude<PlanItemKind, 'cells'>;

type Described = Omit<ListedItem, 'id'>;

export type PlanKindGiven<K extends PlacedKind, Values> = {
  kind: K;
  segment: string;
  listSegment?: string;
  form(context: FormContext): ItemForm<PlanItemTypes[K], Values>;
  list(context: FormContext): readonly PlanItemTypes[K][];
  describe(item: PlanItemTypes[K], context: FormContext): Described;
};

/** A kind of plan item at the desk: its form read and kept by the use cases of plans. */
export function planKind<K extends PlacedKind, Values>(given: PlanKindGiven<K, Values>): DeskKind {
  const { kind, segment, form, list, describe } = given;
  type Item = PlanItemTypes[K];
  type Shelf = {
    list(planId: string): Promise<(Item & { revision: number })[]>;
    find(id: string): Promise<(Item & { revision: number; planId: string }) | undefined>;
  };
  const shelfOf = (stores: Stores) => stores.items[kind] as unknown as Shelf;

  function keptForm(item: Item & { revision: number }, context: FormContext): KeptForm {
    const { fields, values } = form(context);
    return {
      typed: writeForm(fields(context), values(item, context)),
      revision: item.revision,
      title: describe(item, context).title
    };
  }

  async function findItem(stores: Stores, planId: string, id: string) {
    const item = await shelfOf(stores).find(id);
    return item?.planId === planId ? item : undefined;
  }

  async function keep(stores: Stores, actor: Actor, keeping: Keeping): Promise<KeepResult> {
    const { planId, id, revision, typed, context } = keeping;
    const { fields, item: itemOf, incomplete, refusedAt } = form(context);
    const { values, faults } = readForm(fields(context), typed);
    if (faults.length === 0)
      for (const field of incomplete?.(values) ?? []) faults.push({ field, word: 'required' });
    if (faults.length > 0) return { outcome: 'faults', faults };

    const before = await findItem(stores, planId, id);
    if (revision === null && before) return sentAgain(before, writeForm(fields(context), values), context);
    if (revision !== null && !before) return { outcome: 'gone' };
    const position = before?.position ?? positionAtEnd(await shelfOf(stores).list(planId));
    const item = itemOf(values, { id, position }, before ?? null);
    const { today } = context;
    const kept = await keepItem(stores, actor, { planId, kind, item, revision, today });
    switch (kept.outcome) {
      case 'kept':
        return kept;
      case 'refused':
        return { outcome: 'faults', faults: [refusedFault(kept.refusal, refusedAt)] };
      case 'conflict':
        return { outcome: 'conflict', theirs: keptForm(kept.theirs, context) };
      case 'no-such-plan':
        return { outcome: 'gone' };
      default:
        return { outcome: kept.outcome };
    }
  }

  /** A second click on the same new form: the same words are kept already, other words are a change to be judged. */
  function sentAgain(
    before: Item & { revision: number },
    typed: TypedForm,
    context: FormContext
  ): KeepResult {
    const theirs = keptForm(before, context);
    return isSameTyped(theirs.typed, typed)
      ? { outcome: 'kept', id: before.id }
      : { outcome: 'conflict', theirs };
  }

  return {
    segment,
    listSegment: given.listSegment ?? segment,
    word: kind,
    action: ITEM_RULES[kind].action,
    movable: true,
    removable: true,
    changeable: true,
    fields: (context) => form(context).fields(context) as AnyFields,
    blank: (context) => form(context).blank?.(context) ?? {},
    list: (context) => list(context).map((item) => ({ id: item.id, ...describe(item, context) })),
    find: async (stores, context, planId, id) => {
      const item = await findItem(stores, planId, id);
      return item && keptForm(item, context);
    },
    keep,
    remove: (stores, actor, { planId, id, revision, context }) =>
      removeItem(stores, actor, { planId, kind, id, revision, today: context.today }),
    move: async (stores, actor, { planId, id, direction, context }) => {
      const items = list(context);
      const moved = items.find((one) => one.id === id);
      if (!moved) return 'gone';
      const { group } = describe(moved, context);
      const siblings = items.filter((one) => describe(one, context).group === group);
      for (const place of movedPositions(siblings, id, direction)) {
        const outcome = await placeItem(stores, actor, { planId, kind, ...place });
        if (outcome !== 'placed') return outcome;
      }
      return 'placed';
    }
  };
}

/** Whether two forms say the same; ticked values and rows come back from the database in another order. */
export function isSameTyped(one: TypedForm, other: TypedForm): boolean {
  return orderless(one) === orderless(other);
}

function orderless(typed: TypedForm): string {
  return JSON.stringify(typed, (_name, value) =>
    Array.isArray(value) ? value.map((part) => JSON.stringify(part)).sort() : value
  );
}

/** A refusal at its field; words about the whole thing stand at none. */
export function refusedFault(refusal: string, refusedAt: Readonly<Record<string, string>>): ItemFault {
  return { field: refusedAt[refusal] ?? '', word: refusal as RefusalWord };
}
