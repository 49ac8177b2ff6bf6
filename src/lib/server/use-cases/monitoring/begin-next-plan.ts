import { randomUUID } from 'node:crypto';
import { generateNKeysBetween } from 'fractional-indexing';
import type { MeasuredValue } from '#lib/domain/monitoring/measured-value.ts';
import { draftNextPlan, type GoalFinding, type NextPlanChoice } from '#lib/domain/monitoring/next-plan.ts';
import { type EndedMeasure, planEnding } from '#lib/domain/monitoring/plan-ending.ts';
import type { ProgressRecord } from '#lib/domain/monitoring/progress.ts';
import type { Block } from '#lib/domain/plans/block.ts';
import type { KindChoice } from '#lib/domain/plans/capacity-matrix.ts';
import { type Plan, type PlanMode, type PlanRefusal, refusePlan } from '#lib/domain/plans/plan.ts';
import type { PlanContent } from '#lib/domain/plans/plan-content.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { type CreatePlanStores, emptyPlan } from '../plans/create-plan.ts';
import type { PlanItemKind, PlanItemTypes } from '../plans/item-rules.ts';
import { type PlanReading, readContent } from '../plans/read-plan.ts';

/** What reading how a plan came out asks of storage. */
export type EndingReading = Pick<PlanReading, 'items'> & {
  plans: Pick<PlanReading['plans'], 'find' | 'kindChoices'>;
  progress: { list(planId: string): Promise<ProgressRecord[]> };
};

/** What beginning a plan from another one asks of storage. */
export type NextPlanStores = EndingReading & {
  plans: EndingReading['plans'] & {
    add(plan: Plan): Promise<void>;
    giveMeasureCode(planId: string, code: string): Promise<void>;
    chooseKind(planId: string, choice: KindChoice): Promise<void>;
  };
  items: {
    readonly [K in PlanItemKind]: {
      addAll(planId: string, items: readonly PlanItemTypes[K][]): Promise<void>;
    };
  };
  blocks: {
    list(planId: string): Promise<Block[]>;
    addAll(
      planId: string,
      blocks: readonly (Block & { template: boolean })[],
      actorId: string | null
    ): Promise<void>;
  };
  measuredValues: { list(planId: string): Promise<MeasuredValue[]> };
  law: CreatePlanStores['law'];
  events: EventLog;
};

/** A plan with how each of its measures stands by what was told until today; undefined when there is none. */
export async function readEnding(
  stores: EndingReading,
  planId: string,
  today: CalendarDay
): Promise<{ content: PlanContent; ending: EndedMeasure[] } | undefined> {
  const plan = await stores.plans.find(planId);
  if (!plan) return undefined;
  const content = await readContent(stores, plan);
  return { content, ending: planEnding(content, await stores.progress.list(planId), today) };
}

export type NextPlan = {
  /** The plan that is followed. */
  followedId: string;
  /** Given by the form, so that a second click makes no second plan. */
  id: string;
  title: string;
  validFrom: CalendarDay;
  validTo: CalendarDay;
  mode: PlanMode;
  choice: NextPlanChoice;
  goalFinding: GoalFinding;
};

export type NextPlanOutcome = 'begun' | 'begun-before' | 'not-allowed' | 'no-such-plan' | PlanRefusal;

/** Begins a plan with what somebody chose of the one before it, all of it in the caller's one transaction. */
export async function beginNextPlan(
  stores: NextPlanStores,
  actor: Actor,
  { followedId, choice, goalFinding, ...given }: NextPlan,
  today: CalendarDay
): Promise<NextPlanOutcome> {
  if (refuseAction(actor, 'create-plan')) return 'not-allowed';
  if (await stores.plans.find(given.id)) return 'begun-before';
  const followed = await readEnding(stores, followedId, today);
  if (!followed) return 'no-such-plan';
  const empty = await emptyPlan(stores, { ...given, today });
  const refusal = refusePlan(empty);
  if (refusal) return refusal;

  const draft = draftNextPlan(
    {
      ...followed,
      blocks: await stores.blocks.list(followedId),
      values: await stores.measuredValues.list(followedId)
    },
    choice,
    {
      ...{ plan: empty, newId: randomUUID, goalFinding },
      positionsOf: (count) => generateNKeysBetween(null, null, count)
    }
  );
  const { plan, kindChoices, blocks, ...items } = draft;
  await stores.plans.add(plan);
  // What is pointed at comes before what points at it.
  await stores.items.findings.addAll(plan.id, items.findings);
  await stores.items.needs.addAll(plan.id, items.needs);
  await stores.items.swot.addAll(plan.id, items.swot);
  await stores.items.analysisNotes.addAll(plan.id, items.analysisNotes);
  await stores.items.priorities.addAll(plan.id, items.priorities);
  await stores.items.goals.addAll(plan.id, items.goals);
  await stores.items.measures.addAll(plan.id, items.measures);
  for (const { code } of items.measures) await stores.plans.giveMeasureCode(plan.id, code);
  await stores.items.activities.addAll(plan.id, items.activities);
  await stores.items.indicators.addAll(plan.id, items.indicators);
  await stores.items.risks.addAll(plan.id, items.risks);
  for (const kindChoice of kindChoices) await stores.plans.chooseKind(plan.id, kindChoice);
  if (blocks.length > 0) {
    const written = blocks.map((block) => ({ ...block, revision: 1 }));
    await stores.blocks.addAll(plan.id, written, actor.actorId);
  }
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'begun-from-plan', subject: 'plan', subjectId: plan.id },
    details: { followed: followedId, measures: items.measures.length, findings: items.findings.length }
  });
  return 'begun';
}
