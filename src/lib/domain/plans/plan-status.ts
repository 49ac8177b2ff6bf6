import { type CalendarDay, isPossibleDay } from '../shared/calendar-day.ts';

/**
 * States of a version, computed from days and never typed: pracovný návrh, návrh na verejnú diskusiu,
 * schválený, účinný, po platnosti, pozastavený, zrušený.
 */
export const PLAN_STATES = [
  'working-draft',
  'for-public-discussion',
  'approved',
  'in-force',
  'expired',
  'suspended',
  'repealed'
] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/**
 * One record of what happened to a version (foundations, "A version's content hash"): append only.
 * `from` is the first day of its effect, `to` the last one counted in, null while open.
 */
export type StateRecord = {
  kind: 'opened-for-discussion' | 'approved' | 'suspended' | 'repealed';
  from: CalendarDay;
  to: CalendarDay | null;
};

/** The state of a version on a day, from its records and its first and last day of validity. */
export function planStateOn(
  records: readonly StateRecord[],
  validity: { validFrom: CalendarDay; validTo: CalendarDay },
  day: CalendarDay
): PlanState {
  const holds = (kind: StateRecord['kind']) =>
    records.some((one) => one.kind === kind && one.from <= day && (one.to === null || day <= one.to));
  if (holds('repealed')) return 'repealed';
  if (holds('approved')) {
    if (holds('suspended')) return 'suspended';
    if (day < validity.validFrom) return 'approved';
    return day > validity.validTo ? 'expired' : 'in-force';
  }
  return holds('opened-for-discussion') ? 'for-public-discussion' : 'working-draft';
}

/** Whether a version in this state ever was approved, so that it may answer at the plan's own address. */
export function wasApproved(state: PlanState): boolean {
  return state !== 'working-draft' && state !== 'for-public-discussion';
}

export type StateRefusal =
  | 'impossible-day'
  | 'ends-before-start'
  | 'not-approved-yet'
  | 'already-approved'
  | 'already-repealed';

/** Why a record cannot follow the others, or null: only what is approved can be suspended or repealed. */
export function refuseStateRecord(record: StateRecord, others: readonly StateRecord[]): StateRefusal | null {
  if (!isPossibleDay(record.from) || (record.to !== null && !isPossibleDay(record.to)))
    return 'impossible-day';
  if (record.to !== null && record.to < record.from) return 'ends-before-start';
  if (others.some((one) => one.kind === 'repealed' && one.from <= record.from)) return 'already-repealed';
  const approval = others.find((one) => one.kind === 'approved');
  if (record.kind === 'approved' || record.kind === 'opened-for-discussion') {
    return approval && approval.from <= record.from ? 'already-approved' : null;
  }
  return approval && approval.from <= record.from ? null : 'not-approved-yet';
}
