import { isFinishedBefore, termOf } from '#lib/domain/monitoring/due.ts';
import { isUnlikely } from '#lib/domain/monitoring/measured-value.ts';
import {
  latestProgress,
  type ProgressRecord,
  type ProgressRefusal,
  type ProgressTold,
  refuseProgress,
  type YearTarget,
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
  progress: {
    add(record: Omit<ProgressRecord, 'recordedAt'> & { actorId: string | null }): Promise<boolean>;
  };
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
  /** Whether she was asked about the size of the value, and sends it again. */
  isSure: boolean;
};

export type ProgressOutcome<Kept> =
  | { outcome: 'recorded'; revision: number }
  | { outcome: 'recorded-before' }
  | { outcome: 'not-allowed' | 'no-such-plan' | 'not-approved' | 'not-in-version' | ProgressRefusal }
  /** A hundred times more or less than all that is known: to be sent once more if it is so. */
  | { outcome: 'unlikely' }
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
  return keepWord(stores, actor.actorId, { progress, today });
}

/** Keeps a word on an activity by whoever was found to be allowed to give it; by nobody of the desk when `actorId` is null. */
export async function keepWord<Kept extends ProgressRecord>(
  stores: ProgressStores<Kept>,
  actorId: string | null,
  { progress, today }: { progress: NewProgress; today: CalendarDay }
): Promise<ProgressOutcome<Kept>> {
  const { planId, activityId, year, seen, id, isSure, ...told } = progress;
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
  const target = yearTargetOf(indicators, year);
  const refusal = refuseProgress(told, {
    ...{ term, year, years: planYears(document.plan), target, today },
    finishedBefore: isFinishedBefore(term, own, year)
  });
  if (refusal) return { outcome: refusal };
  const latest = latestProgress(own, year).get(activityId) ?? null;
  if ((latest?.sequence ?? 0) !== seen) return { outcome: 'told-meanwhile', latest };
  if (!isSure && told.value !== null && isUnlikely(told.value, knownValues(target, own)))
    return { outcome: 'unlikely' };
  const record = { id, planId, activityId, measureCode: measure.code, year, sequence: seen + 1 };
  const trimmed = {
    ...{ responsible: told.responsible.trim(), evidence: told.evidence.trim() },
    ...{ reason: told.reason.trim(), nextStep: told.nextStep.trim() }
  };
  const added = await stores.progress.add({ ...record, ...told, ...trimmed, actorId });
  if (!added) return { outcome: 'recorded-before' };
  await stores.publishedProgress.show(activityId);
  await stores.events.add({
    ...{ actorId, action: 'recorded', subject: 'progress', subjectId: activityId },
    details: { planId, year, state: told.state, sequence: seen + 1 }
  });
  return { outcome: 'recorded', revision: await stores.published.raiseRevision() };
}

/** Every number that says how large a value of the activity is: the year's target, and what was told before. */
function knownValues(target: YearTarget | null, told: readonly Pick<ProgressRecord, 'value'>[]): number[] {
  const values = told.flatMap(({ value }) => (value === null ? [] : [value]));
  return target ? [target.value, ...values] : values;
}
