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
