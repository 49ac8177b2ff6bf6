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
    // A region's own concept goes to nobody; the plan of a union is sent by its members.
    sendsToRegion: kind === 'municipality' || kind === 'city-district'
  });
  return { deadlines, steps, plans };
}

/** A plan as its deadlines see it: a version that was approved counts by its first approval. */
export async function planOnCalendar(
  { versions }: Pick<CalendarStores, 'versions'>,
  { id, title, validFrom, validTo }: Plan
): Promise<PlanOnCalendar> {
  const records = await versions.records(id);
  const approvals = records.flatMap(({ kind, approval, contentHash }) =>
    kind === 'approved' && approval && 'signedOn' in approval
      ? [{ contentHash, day: approval.day, signedOn: approval.signedOn, confirmedOn: approval.confirmedOn }]
      : []
  );
  const repealed = records.filter(({ kind }) => kind === 'repealed').map(({ from }) => from);
  const approvedHashes = new Set(approvals.map(({ contentHash }) => contentHash));
  return {
    ...{ id, title, validFrom, validTo, approvals },
    // A plan is over when each of its approved versions is.
    repealedOn:
      approvedHashes.size > 0 && repealed.length >= approvedHashes.size
        ? (repealed.toSorted().at(-1) ?? null)
        : null
  };
}
