import {
  isUnlikely,
  knownNumbers,
  latestMeasured,
  type MeasuredRefusal,
  type MeasuredTold,
  type MeasuredValue,
  refuseMeasured
} from '#lib/domain/monitoring/measured-value.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { type ProgressReading, readProgress } from './read-progress.ts';

/** What this use case asks of storage. */
export type MeasuredStores<Kept extends MeasuredValue> = ProgressReading & {
  plans: { lockAlone(planId: string): Promise<unknown> };
  measuredValues: {
    list(planId: string): Promise<Kept[]>;
    add(value: Omit<MeasuredValue, 'recordedAt'> & { actorId: string }): Promise<boolean>;
    show(indicatorId: string): Promise<void>;
  };
  published: { raiseRevision(): Promise<number> };
  events: EventLog;
};

export type NewMeasuredValue = MeasuredTold & {
  /** Given by the form, so that the same form sent twice tells once. */
  id: string;
  planId: string;
  indicatorId: string;
  year: number;
  /** The sequence of the newest value the person saw; 0 where there was none. */
  seen: number;
  /** Whether she was asked about the size of this value, and sends it again. */
  isSure: boolean;
};

export type MeasuredOutcome<Kept> =
  | { outcome: 'recorded'; revision: number }
  | { outcome: 'recorded-before' }
  | { outcome: 'not-allowed' | 'no-such-plan' | 'not-approved' | 'not-in-version' | MeasuredRefusal }
  /** A hundred times more or less than all that is known: to be sent once more if it is so. */
  | { outcome: 'unlikely' }
  /** Somebody told of it since. */
  | { outcome: 'told-meanwhile'; latest: Kept | null };

/**
 * Tells what was measured of an indicator of the approved version for a year (requirement 58). Nothing is overwritten:
 * whoever did not see the newest value is shown it and decides. Everybody reads it at once.
 */
export async function recordMeasuredValue<Kept extends MeasuredValue>(
  stores: MeasuredStores<Kept>,
  actor: Actor,
  { measured, today }: { measured: NewMeasuredValue; today: CalendarDay }
): Promise<MeasuredOutcome<Kept>> {
  if (refuseAction(actor, 'record-progress')) return { outcome: 'not-allowed' };
  const { id, planId, indicatorId, year, seen, isSure, value, measuredOn } = measured;
  const told = { value, measuredOn, source: measured.source.trim(), note: measured.note.trim() };
  if (!(await stores.plans.lockAlone(planId))) return { outcome: 'no-such-plan' };
  const carried = await readProgress(stores, planId, today);
  if (!carried) return { outcome: 'not-approved' };
  const values = await stores.measuredValues.list(planId);
  if (values.some((one) => one.id === id)) return { outcome: 'recorded-before' };
  const indicator = carried.document.indicators.find((one) => one.id === indicatorId);
  if (!indicator) return { outcome: 'not-in-version' };
  const refusal = refuseMeasured(told, { year, years: planYears(carried.document.plan), today });
  if (refusal) return { outcome: refusal };
  const own = values.filter((one) => one.indicatorId === indicatorId);
  const latest = latestMeasured(own, year).get(indicatorId) ?? null;
  if ((latest?.sequence ?? 0) !== seen) return { outcome: 'told-meanwhile', latest };
  if (!isSure && isUnlikely(value, knownNumbers(indicator, own))) return { outcome: 'unlikely' };
  const record = { id, planId, indicatorId, year, sequence: seen + 1, ...told };
  const added = await stores.measuredValues.add({ ...record, actorId: actor.actorId });
  if (!added) return { outcome: 'recorded-before' };
  await stores.measuredValues.show(indicatorId);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'recorded', subject: 'measured-value', subjectId: indicatorId },
    details: { planId, year, value, sequence: seen + 1 }
  });
  return { outcome: 'recorded', revision: await stores.published.raiseRevision() };
}
