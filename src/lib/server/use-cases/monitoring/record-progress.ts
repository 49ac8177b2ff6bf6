import { isFinishedBefore, termOf } from '#lib/domain/monitoring/due.ts';
import {
  latestProgress,
  type ProgressRecord,
  type ProgressRefusal,
  type ProgressTold,
  refuseProgress,
  yearTargetOf
} from '#lib/domain/monitoring/progress.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { type ProgressReading, readProgress } from './read-progress.ts';

/** What this use case asks of storage. */
export type ProgressStores<Kept extends ProgressRecord> = ProgressReading<Kept> & {
  plans: { lockAlone(planId: string): Promise<unknown> };
  progress: { add(record: Omit<ProgressRecord, 'recordedAt'> & { actorId: string }): Promise<boolean> };
  publishedProgress: { show(activityId: string): Promise<void> };
  published: { raiseRevision(): Promise<number> };
  events: EventLog;
};

export type NewProgress = ProgressTold & {
  /** Given by the form, so that the same form sent twice tells once. */
  id: string;
  planId: string;
  activityId: string;
  year: number;
  /** The sequence of the newest word the person saw; 0 where there was none. */
  seen: number;
};

export type ProgressOutcome<Kept> =
  | { outcome: 'recorded'; revision: number }
  | { outcome: 'recorded-before' }
  | { outcome: 'not-allowed' | 'no-such-plan' | 'not-approved' | 'not-in-version' | ProgressRefusal }
  /** Somebody told of it since. */
  | { outcome: 'told-meanwhile'; latest: Kept | null };

/**
 * Tells how an activity of the approved version stands in a year (requirement 59). Nothing is overwritten: whoever
 * did not see the newest word is shown it and decides. Everybody reads it at once.
 */
export async function recordProgress<Kept extends ProgressRecord>(
  stores: ProgressStores<Kept>,
  actor: Actor,
  { progress, today }: { progress: NewProgress; today: CalendarDay }
): Promise<ProgressOutcome<Kept>> {
  if (refuseAction(actor, 'record-progress')) return { outcome: 'not-allowed' };
  const { planId, activityId, year, seen, id, ...told } = progress;
  if (!(await stores.plans.lockAlone(planId))) return { outcome: 'no-such-plan' };
  const carried = await readProgress(stores, planId, today);
  if (!carried) return { outcome: 'not-approved' };
  const { document, records } = carried;
  if (records.some((one) => one.id === id)) return { outcome: 'recorded-before' };
  const activity = document.activities.find((one) => one.id === activityId);
  const measure = activity && document.measures.find((one) => one.id === activity.measureId);
  if (!measure) return { outcome: 'not-in-version' };
  const term = termOf(activity, document.plan);
  const own = records.filter((one) => one.activityId === activityId);
  const indicators = document.indicators.filter(
    ({ owner }) => owner.kind === 'measure' && owner.measureId === measure.id
  );
  const refusal = refuseProgress(told, {
    ...{ term, year, years: planYears(document.plan), target: yearTargetOf(indicators, year), today },
    finishedBefore: isFinishedBefore(term, own, year)
  });
  if (refusal) return { outcome: refusal };
  const latest = latestProgress(own, year).get(activityId) ?? null;
  if ((latest?.sequence ?? 0) !== seen) return { outcome: 'told-meanwhile', latest };
  const record = { id, planId, activityId, measureCode: measure.code, year, sequence: seen + 1 };
  const trimmed = {
    ...{ responsible: told.responsible.trim(), evidence: told.evidence.trim() },
    ...{ reason: told.reason.trim(), nextStep: told.nextStep.trim() }
  };
  const added = await stores.progress.add({ ...record, ...told, ...trimmed, actorId: actor.actorId });
  if (!added) return { outcome: 'recorded-before' };
  await stores.publishedProgress.show(activityId);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'recorded', subject: 'progress', subjectId: activityId },
    details: { planId, year, state: told.state, sequence: seen + 1 }
  });
  return { outcome: 'recorded', revision: await stores.published.raiseRevision() };
}
