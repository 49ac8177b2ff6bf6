import { type PlanState, planStateOn, wasApproved } from '#lib/domain/plans/plan-status.ts';
import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import type { PublishedVersion } from '../db/published.ts';

type Dated = Pick<PublishedVersion, 'number' | 'period' | 'records' | 'validFrom' | 'validTo'>;

/** What the address of a plan asks for; without a period it is the plan in force. */
export type AskedVersion = { period?: string; number?: number };

/**
 * Which of a body's published versions an address means (the newest period first, in it the newest number).
 * Without a period the one that stands for the plan: in force, else approved and not begun, else the last one
 * that was in force. Of a period the approved one, or the newest draft while none is approved. With a number
 * exactly that one; two plans may share a period, and the approved one goes first.
 */
export function chosenVersion<Version extends Dated>(
  versions: readonly Version[],
  asked: AskedVersion,
  today: CalendarDay
): Version | undefined {
  const standing = (version: Version) => STANDING[planStateOn(version.records, version, today)];
  // Sorting keeps the newest first among equals.
  const ordered = versions.toSorted((one, other) => standing(one) - standing(other));
  if (asked.period === undefined) return ordered.find((version) => answersAtPlan(version, today));
  return ordered.find(
    ({ period, number }) => period === asked.period && (asked.number === undefined || number === asked.number)
  );
}

/** The version whose yearly report a year has: of the newest approved plan that is valid in it; undefined where none is. */
export function versionOfYear<Version extends Dated>(
  versions: readonly Version[],
  year: number,
  today: CalendarDay
): Version | undefined {
  const ofYear = versions.find(
    (one) =>
      yearOf(one.validFrom) <= year &&
      year <= yearOf(one.validTo) &&
      wasApproved(planStateOn(one.records, one, today))
  );
  return ofYear && chosenVersion(versions, { period: ofYear.period }, today);
}

const STANDING = {
  'in-force': 0,
  approved: 1,
  expired: 2,
  suspended: 3,
  repealed: 4,
  'for-public-discussion': 5,
  'working-draft': 6
} satisfies Record<PlanState, number>;

/** Only what was approved and not repealed answers at `/{obec}/plan`. */
function answersAtPlan(version: Dated, today: CalendarDay): boolean {
  const state = planStateOn(version.records, version, today);
  return wasApproved(state) && state !== 'repealed';
}
