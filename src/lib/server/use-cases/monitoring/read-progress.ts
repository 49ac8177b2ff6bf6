import type { ProgressRecord } from '#lib/domain/monitoring/progress.ts';
import { planStateOn, type StateRecord, wasApproved } from '#lib/domain/plans/plan-status.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';

/** What reading how a plan is carried out asks of storage. */
export type ProgressReading<Kept extends ProgressRecord = ProgressRecord> = {
  versions: {
    list(planId: string): Promise<{ number: number; contentHash: string }[]>;
    records(planId: string): Promise<(StateRecord & { contentHash: string })[]>;
    find(planId: string, number: number): Promise<{ document: PlanDocument } | undefined>;
  };
  plans: { find(planId: string): Promise<{ validFrom: CalendarDay; validTo: CalendarDay } | undefined> };
  progress: { list(planId: string): Promise<Kept[]> };
};

/** The approved version that is carried out, and everything told of it. */
export type CarriedOut<Kept> = { number: number; document: PlanDocument; records: Kept[] };

/**
 * The newest approved version of a plan with what was told of its activities; undefined while nothing is approved. A
 * draft is not carried out: nobody may be evaluated by what the council has not seen.
 */
export async function readProgress<Kept extends ProgressRecord>(
  stores: ProgressReading<Kept>,
  planId: string,
  today: CalendarDay
): Promise<CarriedOut<Kept> | undefined> {
  const number = await approvedNumber(stores, planId, today);
  const version = number === undefined ? undefined : await stores.versions.find(planId, number);
  if (!version || number === undefined) return undefined;
  return { number, document: version.document, records: await stores.progress.list(planId) };
}

/** The number of the newest version of a plan that was approved; undefined while none is, and where there is no plan. */
export async function approvedNumber(
  stores: { versions: Omit<ProgressReading['versions'], 'find'>; plans: ProgressReading['plans'] },
  planId: string,
  today: CalendarDay
): Promise<number | undefined> {
  const plan = await stores.plans.find(planId);
  if (!plan) return undefined;
  const states = await stores.versions.records(planId);
  const approved = (await stores.versions.list(planId)).find(({ contentHash }) => {
    const own = states.filter((one) => one.contentHash === contentHash);
    return wasApproved(planStateOn(own, plan, today));
  });
  return approved?.number;
}
