import type { Indicator } from '#lib/domain/plans/indicator.ts';
import { STARTING_INDICATORS, type StartingIndicatorCode } from '#lib/domain/plans/indicator.ts';
import { type Plan, type PlanMode, type PlanRefusal, refusePlan } from '#lib/domain/plans/plan.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What this use case asks of storage. */
export type CreatePlanStores = {
  plans: { add(plan: Plan, options?: { demonstration?: boolean }): Promise<void> };
  items: { indicators: { add(planId: string, indicator: Indicator): Promise<void> } };
  law: {
    targetGroups(): Promise<{ code: string }[]>;
    nationalPriorityLists(): Promise<{ code: string; fromYear: number; toYear: number }[]>;
  };
  events: EventLog;
};

export type NewPlan = {
  id: string;
  title: string;
  validFrom: CalendarDay;
  validTo: CalendarDay;
  mode: PlanMode;
  today: CalendarDay;
  /** Titles of the six indicators every plan starts with, in the language of the plan. */
  indicatorTitles: Readonly<Record<StartingIndicatorCode, string>>;
  indicatorSource: string;
  newId: () => string;
  positions: readonly string[];
};

/** Makes a lawful empty plan: its period, the four usual target groups, and six indicators of outcome. */
export async function createPlan(
  stores: CreatePlanStores,
  actor: Actor,
  given: NewPlan
): Promise<'created' | 'not-allowed' | PlanRefusal> {
  if (refuseAction(actor, 'create-plan')) return 'not-allowed';
  const plan = await emptyPlan(stores, given);
  const refusal = refusePlan(plan);
  if (refusal) return refusal;

  await stores.plans.add(plan);
  for (const [index, { code, unit, direction }] of STARTING_INDICATORS.entries()) {
    await stores.items.indicators.add(plan.id, {
      id: given.newId(),
      position: given.positions[index] ?? `z${index}`,
      owner: { kind: 'plan' },
      startingCode: code,
      title: given.indicatorTitles[code],
      unit,
      direction,
      baseline: null,
      targets: [],
      source: given.indicatorSource
    });
  }
  await stores.events.add({ actorId: actor.actorId, action: 'created', subject: 'plan', subjectId: plan.id });
  return 'created';
}

/** A plan that says nothing yet but of what period it is, which groups it may speak of and which priorities it follows. */
export async function emptyPlan(
  { law }: Pick<CreatePlanStores, 'law'>,
  given: Pick<NewPlan, 'id' | 'title' | 'validFrom' | 'validTo' | 'mode' | 'today'>
): Promise<Plan> {
  const { id, title, validFrom, validTo, mode, today } = given;
  const groups = await law.targetGroups();
  const lists = await law.nationalPriorityLists();
  const firstYear = Number(validFrom.slice(0, 4));
  const list = lists.findLast((one) => one.fromYear <= firstYear && firstYear <= one.toYear) ?? lists.at(-1);
  return {
    ...{ id, title: title.trim(), fileNumber: '', validFrom, validTo, mode },
    nationalPriorityListCode: list?.code ?? null,
    joint: null,
    targetGroupCodes: groups.map(({ code }) => code),
    capacityDay: today,
    texts: {},
    evaluation: { responsible: '', month: null, presentedTo: '' },
    change: { reasons: [], proposedBy: '' }
  };
}
