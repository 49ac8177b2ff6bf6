import { addDays, type CalendarDay, daysBetween, isPossibleDay } from '../shared/calendar-day.ts';

/** Which comments the municipality said beforehand that it will consider. */
export type ConsideredRule = {
  /** Only those whose author signed. */
  needsName: boolean;
  /** Only those that say why. */
  needsReason: boolean;
};

/**
 * The public discussion (verejná diskusia, § 83 ods. 4) of one frozen version of a plan. Both days count: one that
 * closes on 31 May takes comments until midnight.
 */
export type Consultation = ConsideredRule & {
  id: string;
  /** The short code of its public address. */
  code: string;
  planId: string;
  versionNumber: number;
  /** SHA-256 of the content that is discussed. */
  contentHash: string;
  opensOn: CalendarDay;
  closesOn: CalendarDay;
  /** The last day that was announced first, where the discussion was prolonged since. */
  prolongedFrom: CalendarDay | null;
  /** Where people bring a comment on paper, whom they call. */
  onPaper: string;
  /** The day on which it ended with every comment settled; null until then. */
  endedOn: CalendarDay | null;
  revision: number;
};

/** What somebody decides when a draft is opened. */
export type ConsultationPlan = Pick<
  Consultation,
  'opensOn' | 'closesOn' | 'onPaper' | 'needsName' | 'needsReason'
>;

/** No length is set by law (kpss 1.4); in practice 15 days (kpss 5.2), and under 14 people are warned of. */
export const USUAL_DAYS = 15;
export const FEW_DAYS = 14;
/** Longer is a slip of the keyboard. */
export const MOST_DAYS = 366;
export const ON_PAPER_MAX_LENGTH = 1_000;

/** How many days people have, the first and the last counted in. */
export function daysOpen({ opensOn, closesOn }: Pick<Consultation, 'opensOn' | 'closesOn'>): number {
  return daysBetween(opensOn, closesOn) + 1;
}

/** The usual last day of a discussion that begins on a day. */
export function usualClosingDay(opensOn: CalendarDay): CalendarDay {
  return addDays(opensOn, USUAL_DAYS - 1);
}

export type ConsultationRefusal =
  | 'impossible-day'
  | 'opens-in-the-past'
  | 'closes-before-opening'
  | 'too-long'
  | 'no-way-on-paper'
  | 'words-too-long';

/** Why a discussion cannot be opened so, or null. */
export function refuseConsultation(
  { opensOn, closesOn, onPaper }: ConsultationPlan,
  today: CalendarDay
): ConsultationRefusal | null {
  if (!isPossibleDay(opensOn) || !isPossibleDay(closesOn)) return 'impossible-day';
  if (opensOn < today) return 'opens-in-the-past';
  if (closesOn < opensOn) return 'closes-before-opening';
  if (daysOpen({ opensOn, closesOn }) > MOST_DAYS) return 'too-long';
  if (onPaper.trim() === '') return 'no-way-on-paper';
  return onPaper.trim().length > ON_PAPER_MAX_LENGTH ? 'words-too-long' : null;
}

/**
 * Why a discussion that took place without this program cannot be written down as held, or null: what is still to come
 * is opened here, where everybody can comment and every comment is answered.
 */
export function refuseHeldDiscussion(
  { closesOn }: Pick<Consultation, 'closesOn'>,
  today: CalendarDay
): 'discussion-ahead' | null {
  return closesOn < today ? null : 'discussion-ahead';
}

/** What may be changed of a discussion that is announced. */
export type ConsultationChange = Pick<Consultation, 'closesOn' | 'onPaper'>;

export type ConsultationChangeRefusal =
  | 'ended-already'
  | 'impossible-day'
  | 'closes-earlier'
  | 'closes-in-the-past'
  | 'too-long'
  | 'no-way-on-paper'
  | 'words-too-long';

/** Why an announced discussion cannot be changed so, or null: people may get more time, never less. */
export function refuseConsultationChange(
  before: Consultation,
  { closesOn, onPaper }: ConsultationChange,
  today: CalendarDay
): ConsultationChangeRefusal | null {
  if (before.endedOn !== null) return 'ended-already';
  if (!isPossibleDay(closesOn)) return 'impossible-day';
  if (closesOn < before.closesOn) return 'closes-earlier';
  if (closesOn > before.closesOn && closesOn < today) return 'closes-in-the-past';
  if (daysOpen({ opensOn: before.opensOn, closesOn }) > MOST_DAYS) return 'too-long';
  if (onPaper.trim() === '') return 'no-way-on-paper';
  return onPaper.trim().length > ON_PAPER_MAX_LENGTH ? 'words-too-long' : null;
}

export type MeetingRefusal = 'no-such-meeting' | 'meeting-not-announced' | 'meeting-outside';

/** Why a meeting is not the public meeting of a discussion, or null: everybody may come, knows of it, and in time. */
export function refuseMeeting(
  { opensOn, closesOn }: Pick<Consultation, 'opensOn' | 'closesOn'>,
  meeting: { kind: string; isPublic: boolean; state: string; day: CalendarDay } | undefined
): MeetingRefusal | null {
  if (meeting?.kind !== 'public') return 'no-such-meeting';
  if (!meeting.isPublic || meeting.state === 'cancelled') return 'meeting-not-announced';
  return meeting.day < opensOn || meeting.day > closesOn ? 'meeting-outside' : null;
}

export type ConsultationWarning = 'few-days' | 'no-meeting';

/** What may be done and is warned of: it is said at the desk, in public and in print. */
export function warningsOf(
  days: Pick<Consultation, 'opensOn' | 'closesOn'>,
  meetings: number
): ConsultationWarning[] {
  return [
    ...(daysOpen(days) < FEW_DAYS ? (['few-days'] as const) : []),
    ...(meetings === 0 ? (['no-meeting'] as const) : [])
  ];
}

/** `settling`: the period is over and comments are being settled. */
export type ConsultationState = 'comes' | 'open' | 'settling' | 'ended';

/** How a discussion stands on a day. */
export function consultationStateOn(
  { opensOn, closesOn, endedOn }: Pick<Consultation, 'opensOn' | 'closesOn' | 'endedOn'>,
  today: CalendarDay
): ConsultationState {
  if (endedOn !== null) return 'ended';
  if (today < opensOn) return 'comes';
  return today <= closesOn ? 'open' : 'settling';
}

export type EndRefusal = 'ended-already' | 'still-open' | 'unsettled';

/** Why a discussion cannot be ended, or null: not before its last day is over, nor while a comment waits. */
export function refuseEnd(
  consultation: Consultation,
  unsettled: number,
  today: CalendarDay
): EndRefusal | null {
  const state = consultationStateOn(consultation, today);
  if (state === 'ended') return 'ended-already';
  if (state !== 'settling') return 'still-open';
  return unsettled > 0 ? 'unsettled' : null;
}
