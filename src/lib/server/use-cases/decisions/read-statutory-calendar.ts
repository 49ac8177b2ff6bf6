import type { Approval, Resolution } from '#lib/domain/decisions/approval.ts';
import {
  type PlanOnCalendar,
  type StatutoryDeadline,
  statutoryCalendar
} from '#lib/domain/decisions/statutory-calendar.ts';
import type { StatutoryStep } from '#lib/domain/decisions/statutory-step.ts';
import type { DeadlineRule } from '#lib/domain/law/deadline.ts';
import type { NationalPriorityList } from '#lib/domain/law/national-priority.ts';
import type { Plan } from '#lib/domain/plans/plan.ts';
import type { StateRecord } from '#lib/domain/plans/plan-status.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';

/** What this reading asks of storage. */
export type CalendarStores<Step extends StatutoryStep = StatutoryStep> = {
  plans: { list(): Promise<Plan[]> };
  versions: {
    records(
      planId: string
    ): Promise<(StateRecord & { contentHash: string; approval: Approval | Resolution | null })[]>;
  };
  law: {
    deadlineRules(): Promise<DeadlineRule[]>;
    nationalPriorityLists(): Promise<NationalPriorityList[]>;
  };
  statutorySteps: { list(): Promise<Step[]> };
};

/** The statutory calendar of a body on a day, with every record that was made for it. */
export async function readStatutoryCalendar<Step extends StatutoryStep>(
  stores: CalendarStores<Step>,
  { kind, today }: { kind: PlanningBodyKind; today: CalendarDay }
): Promise<{ deadlines: StatutoryDeadline[]; steps: Step[]; plans: PlanOnCalendar[] }> {
  const plans: PlanOnCalendar[] = [];
  for (const plan of await stores.plans.list()) plans.push(await planOnCalendar(stores, plan));
  const steps = await stores.statutorySteps.list();
  const deadlines = statutoryCalendar({
    ...{ rules: await stores.law.deadlineRules(), lists: await stores.law.nationalPriorityLists() },
    ...{ plans, steps, today },
    sendsToRegion: sendsToRegion(kind)
  });
  return { deadlines, steps, plans };
}

/** Who sends its plan: a region's own concept goes to nobody, and the plan of a union is sent by its members. */
export function sendsToRegion(kind: PlanningBodyKind): boolean {
  return kind === 'municipality' || kind === 'city-district';
}

/** A plan as its deadlines see it: a version that was approved counts by its first approval. */
export async function planOnCalendar(
  { versions }: Pick<CalendarStores, 'versions'>,
  { id, title, validFrom, validTo }: Pick<Plan, 'id' | 'title' | 'validFrom' | 'validTo'>
): Promise<PlanOnCalendar> {
  const records = await versions.records(id);
  const approved = records
    .flatMap(({ kind, approval, contentHash }) =>
      kind === 'approved' && approval && 'signedOn' in approval
        ? [{ contentHash, day: approval.day, signedOn: approval.signedOn, confirmedOn: approval.confirmedOn }]
        : []
    )
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
  // A version that was approved twice counts by its first approval.
  const approvals = approved.filter(
    ({ contentHash }, at) => approved.findIndex((one) => one.contentHash === contentHash) === at
  );
  const last = approvals.at(-1);
  const repeal = records.find(
    ({ kind, contentHash }) => kind === 'repealed' && contentHash === last?.contentHash
  );
  // Earlier versions were replaced: a plan is over when the one approved last is.
  return {
    ...{ id, title, validFrom, validTo, approvals },
    repealedOn: repeal?.from ?? null
  };
}
