import { randomUUID } from 'node:crypto';
import { generateKeyBetween } from 'fractional-indexing';
import { draftOf, goalOf } from '#lib/domain/plans/model-measures/draft.ts';
import { findModel } from '#lib/domain/plans/model-measures/library.ts';
import type { ModelMeasure } from '#lib/domain/plans/model-measures/model-measure.ts';
import type { PlanBasis } from '#lib/domain/plans/plan.ts';
import type { Setting } from '#lib/domain/plans/samples/setting.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { PlanItemKind, PlanItemTypes } from './item-rules.ts';
import { type ItemStores, keepItem } from './keep-item.ts';

export type StartFromModel = {
  planId: string;
  /** The model and the words it is taken over in. */
  code: string;
  setting: Setting;
  /** The goal the measure serves; null for the model's own, which is made unless the plan has one of that name. */
  goalId: string | null;
  /** Given by the form, so that a second click makes no second measure. */
  measureId: string;
  /** Why a goal about no service has no capacity, in the language of the plan. */
  noCapacityReason: string;
  today: CalendarDay;
};

export type StartOutcome =
  | 'started'
  | 'there-already'
  | 'not-allowed'
  | 'no-such-plan'
  | 'no-such-model'
  | 'no-such-goal';

/** Makes a measure with its activities and indicators out of a model, all of it in the caller's one transaction. */
export async function startFromModel(
  stores: ItemStores,
  actor: Actor,
  input: StartFromModel
): Promise<StartOutcome> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  const model = findModel(input.code, input.setting);
  if (!model) return 'no-such-model';
  const plan = await stores.plans.lock(input.planId);
  if (!plan) return 'no-such-plan';
  const before = await stores.items.measures.find(input.measureId);
  if (before) return before.planId === plan.id ? 'there-already' : 'no-such-plan';

  const keep = keeper(stores, actor, plan, input.today);
  const goalId = await goalFor(stores, plan, model, input, keep);
  if (goalId === null) return 'no-such-goal';
  const { measureId } = input;
  const draft = draftOf(model, { plan, measureId, goalId, newId: randomUUID });
  await keep('measures', [draft.measure]);
  await keep('activities', draft.activities);
  await keep('indicators', draft.indicators);
  await stores.events.add({
    actorId: actor.actorId,
    action: 'started-from-library',
    subject: 'measures',
    subjectId: measureId,
    details: { model: model.code }
  });
  return 'started';
}

type Keep = <K extends PlanItemKind>(kind: K, items: readonly PlanItemTypes[K][]) => Promise<void>;

/** Keeps things of the plan behind those that are there; what cannot be kept breaks the transaction off. */
function keeper(stores: ItemStores, actor: Actor, { id: planId }: PlanBasis, today: CalendarDay): Keep {
  return async (kind, items) => {
    let last = (await stores.items[kind].list(planId)).map(positionOf).sort().at(-1) ?? null;
    for (const given of items) {
      last = behind(last);
      const item = { ...given, position: last };
      const kept = await keepItem(stores, actor, { planId, kind, item, revision: null, today });
      if (kept.outcome !== 'kept') throw new Error(`A model cannot be kept: ${JSON.stringify(kept)}`);
    }
  };
}

function positionOf(item: object): string {
  return (item as { position?: string }).position ?? '';
}

function behind(last: string | null): string {
  try {
    return generateKeyBetween(last, null);
  } catch {
    // A position from elsewhere that is no key of ours: anything after it will do.
    return `${last}V`;
  }
}

async function goalFor(
  stores: ItemStores,
  plan: PlanBasis,
  model: ModelMeasure,
  { goalId: wanted, noCapacityReason }: StartFromModel,
  keep: Keep
): Promise<string | null> {
  const goals = await stores.items.goals.list(plan.id);
  if (wanted !== null) return goals.find((one) => one.id === wanted)?.id ?? null;
  const same = goals.find((one) => one.title.trim() === model.goal);
  if (same) return same.id;
  const goal = goalOf(model, { plan, goalId: randomUUID(), noCapacityReason });
  await keep('goals', [goal]);
  return goal.id;
}
