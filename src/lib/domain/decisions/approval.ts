import type { StateRecord } from '../plans/plan-status.ts';
import { addDays, addMonths, type CalendarDay, isPossibleDay } from '../shared/calendar-day.ts';

/** A resolution (uznesenie) of a body that may approve or repeal a plan, for instance *Obecné zastupiteľstvo*. */
export type Resolution = {
  body: string;
  number: string;
  day: CalendarDay;
};

/** Votes as they were counted: whole numbers of councillors. `present` also counts those who did not vote. */
export type Votes = { for: number; against: number; abstained: number; present?: number };

/** An approval (schválenie, § 83; kpss 1.4): resolution, votes, conditions, and the mayor's signature. */
export type Approval = Resolution & {
  votes: Votes | null;
  conditions: string;
  /** The mayor signs within 10 days, else the resolution is suspended (act 369/1990 § 13; kpss 1.9). */
  signedOn: CalendarDay | null;
  /** The council confirmed a suspended resolution by three fifths of all members on this day. */
  confirmedOn: CalendarDay | null;
  /** Invented for a demonstration municipality; said on every page and document. */
  invented: boolean;
  /** Why this version itself was not discussed in public (kpss 10-17); printed, and left out where it was. */
  withoutDiscussion?: string;
};

export type ResolutionRefusal = 'no-body' | 'no-number' | 'impossible-day' | 'day-in-future';

/** Why a resolution proves nothing yet, or null. Approved and repealed plans need body, number and date (issue 2). */
export function refuseResolution(resolution: Resolution, today: CalendarDay): ResolutionRefusal | null {
  if (resolution.body.trim() === '') return 'no-body';
  if (resolution.number.trim() === '') return 'no-number';
  if (!isPossibleDay(resolution.day)) return 'impossible-day';
  return resolution.day > today ? 'day-in-future' : null;
}

export type ApprovalRefusal =
  | ResolutionRefusal
  | 'impossible-votes'
  | 'not-carried'
  | 'signed-before-vote'
  | 'signed-too-late'
  | 'confirmed-before-vote';

/** Why an approval cannot be recorded, or null. */
export function refuseApproval(approval: Approval, today: CalendarDay): ApprovalRefusal | null {
  const refusal = refuseResolution(approval, today);
  if (refusal) return refusal;
  if (approval.votes !== null) {
    const { for: yes, against, abstained } = approval.votes;
    const voted = yes + against + abstained;
    const { present = voted } = approval.votes;
    if ([yes, against, abstained, present].some((count) => !Number.isSafeInteger(count) || count < 0))
      return 'impossible-votes';
    if (present < voted) return 'impossible-votes';
    // An act of the council needs more than half of those present (act 369/1990 § 12).
    if (yes * 2 <= present) return 'not-carried';
  }
  const { signedOn, confirmedOn, day } = approval;
  if (signedOn !== null && signedOn < day) return 'signed-before-vote';
  if (signedOn !== null && signedOn > lastDayToSign(approval)) return 'signed-too-late';
  return confirmedOn !== null && confirmedOn < day ? 'confirmed-before-vote' : null;
}

/**
 * The council decides after the public discussion of the same version, never before its last day is over (§ 83 ods. 4;
 * kpss 1.4). Judged for whichever of the two records comes second.
 */
export function refuseBeforeDiscussionEnds(
  record: StateRecord,
  others: readonly StateRecord[]
): 'discussion-not-over' | null {
  const all = [...others, record];
  const approvals = all.filter((one) => one.kind === 'approved');
  const discussions = all.filter((one) => one.kind === 'opened-for-discussion');
  const isBefore = approvals.some(({ from: day }) => discussions.some(({ to }) => to !== null && day <= to));
  return isBefore ? 'discussion-not-over' : null;
}

/**
 * A version that was not discussed in public itself, or a plan without any discussion, is approved only with a reason
 * that is kept and printed (kpss 10-17).
 * @param own records of the same content
 */
export function refuseUndiscussed(
  { withoutDiscussion = '' }: Pick<Approval, 'withoutDiscussion'>,
  own: readonly StateRecord[]
): 'not-discussed' | null {
  const isDiscussed = own.some(({ kind }) => kind === 'opened-for-discussion');
  return isDiscussed || withoutDiscussion.trim() !== '' ? null : 'not-discussed';
}

const DAYS_TO_SIGN = 10;
const MONTHS_TO_CONFIRM = 3;

/** The last day on which the mayor may sign (act 369/1990 §§ 12–13; kpss 1.9, high certainty). */
export function lastDayToSign(resolution: Pick<Resolution, 'day'>): CalendarDay {
  return addDays(resolution.day, DAYS_TO_SIGN);
}

/** The last day on which the council may confirm a suspended resolution: three months after the vote. */
export function lastDayToConfirm(resolution: Pick<Resolution, 'day'>): CalendarDay {
  return addMonths(resolution.day, MONTHS_TO_CONFIRM);
}

export const RESOLUTION_STANDINGS = [
  'awaiting-signature',
  'signed',
  'suspended',
  'confirmed',
  'lapsed'
] as const;
export type ResolutionStanding = (typeof RESOLUTION_STANDINGS)[number];

/** How the council's resolution stands on a day from the vote on (act 369/1990 §§ 12–13; kpss 1.9). */
export function standingOn(
  approval: Pick<Approval, 'day' | 'signedOn' | 'confirmedOn'>,
  day: CalendarDay
): ResolutionStanding {
  if (approval.signedOn !== null && approval.signedOn <= day) return 'signed';
  if (approval.confirmedOn !== null && approval.confirmedOn <= day) return 'confirmed';
  if (day <= lastDayToSign(approval)) return 'awaiting-signature';
  return day <= lastDayToConfirm(approval) ? 'suspended' : 'lapsed';
}
