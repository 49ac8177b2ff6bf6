import type { Verdict } from '../consultations/comment.ts';
import { type Consultation, consultationStateOn } from '../consultations/consultation.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';

/** How many comments of a discussion were settled how; `unsettled` still wait. */
export type SettlementCounts = Readonly<Record<Verdict | 'unsettled', number>>;

/** The public discussion a version rests on, as the council hears of it. */
export type DiscussionForCouncil = Pick<Consultation, 'opensOn' | 'closesOn' | 'endedOn' | 'contentHash'> & {
  /** Which version was discussed. */
  versionNumber: number;
  counts: SettlementCounts;
};

export const COUNCIL_WARNINGS = [
  'no-discussion',
  'discussion-not-over',
  'discussion-not-ended',
  'other-version-discussed',
  'unanswered-findings'
] as const;
export type CouncilWarning = (typeof COUNCIL_WARNINGS)[number];

/**
 * What stands in the way of an orderly decision (discussion closed → comments settled → council; § 83 ods. 4, kpss 1.4).
 * The paper can be made with each of them, and says it: councillors are to know.
 * @param openFindings of the completeness list, missing or warned of without an answer
 */
export function councilWarnings(
  version: { contentHash: string },
  discussion: Pick<Consultation, 'opensOn' | 'closesOn' | 'endedOn' | 'contentHash'> | null,
  openFindings: number,
  today: CalendarDay
): CouncilWarning[] {
  const unanswered = openFindings > 0 ? (['unanswered-findings'] as const) : [];
  if (!discussion) return ['no-discussion', ...unanswered];
  const state = consultationStateOn(discussion, today);
  const over = state === 'settling' || state === 'ended';
  return [
    ...(over ? [] : (['discussion-not-over'] as const)),
    // Comments may be settled and the end not said: then the settlement is not yet the body's last word.
    ...(state === 'settling' ? (['discussion-not-ended'] as const) : []),
    ...(discussion.contentHash === version.contentHash ? [] : (['other-version-discussed'] as const)),
    ...unanswered
  ];
}

/**
 * The discussion a version rests on: that of the same content; else the last one of an earlier version of the plan,
 * whose settled comments this version may have taken in.
 */
export function discussionBehind<
  One extends Pick<Consultation, 'planId' | 'versionNumber' | 'contentHash' | 'opensOn'>
>(version: { planId: string; number: number; contentHash: string }, discussions: readonly One[]): One | null {
  const own = discussions
    .filter(({ planId, versionNumber }) => planId === version.planId && versionNumber <= version.number)
    .toSorted((one, other) => (one.opensOn < other.opensOn ? -1 : 1));
  return own.findLast((one) => one.contentHash === version.contentHash) ?? own.at(-1) ?? null;
}
