import type { CalendarDay } from '../shared/calendar-day.ts';
import { type ConsideredRule, type Consultation, consultationStateOn } from './consultation.ts';

/** By which way a comment came: written here, in an e-mail, on paper, said into the minutes (ústne do zápisnice). */
export const COMMENT_ORIGINS = ['web', 'e-mail', 'paper', 'minutes'] as const;
export type CommentOrigin = (typeof COMMENT_ORIGINS)[number];

/** What becomes of a comment; `outside` is *neprihliada sa*: not of those the municipality said it would consider. */
export const VERDICTS = ['accepted', 'partly', 'not-accepted', 'not-relevant', 'outside'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Settlement = {
  verdict: Verdict;
  reason: string;
  /** Who decided: a function or a group, for instance *pracovná skupina*. */
  decidedBy: string;
  /** The part of the plan that was changed because of it, in words; null where nothing was. */
  edit: string | null;
  settledOn: CalendarDay;
};

/** A comment (pripomienka) on a draft. */
export type Comment = {
  id: string;
  consultationId: string;
  /** The code by which its author finds it again. */
  receipt: string;
  /** The part of the draft it is about (consulted-part.ts) and the hash of the wording it was made on. */
  partKey: string;
  wordingHash: string;
  text: string;
  proposed: string | null;
  reason: string | null;
  /** As the author signed; null where they did not. */
  name: string | null;
  language: 'sk' | 'en';
  origin: CommentOrigin;
  /** Came in a flood from one address (na overenie): kept, and shown once somebody has looked at it. */
  toVerify: boolean;
  receivedOn: CalendarDay;
  /** Why it is hidden; it is never deleted, and the reason is public. */
  hiddenReason: string | null;
  settlement: Settlement | null;
  supports: number;
  revision: number;
};

export type WrittenComment = { text: string; proposed: string; reason: string; name: string };

export const COMMENT_MAX_LENGTH = 5_000;
export const NAME_MAX_LENGTH = 120;

export type CommentRefusal =
  | 'not-open-yet'
  | 'already-closed'
  | 'empty'
  | 'too-long'
  | 'proposed-too-long'
  | 'reason-too-long'
  | 'name-too-long';

/** Why a comment cannot be taken on a day, or null. Either what is wrong or the proposed wording must be said. */
export function refuseComment(
  to: Pick<Consultation, 'opensOn' | 'closesOn' | 'endedOn'>,
  written: WrittenComment,
  today: CalendarDay
): CommentRefusal | null {
  const state = consultationStateOn(to, today);
  if (state === 'comes') return 'not-open-yet';
  return state === 'open' ? refuseWords(written) : 'already-closed';
}

/** The same for words alone: those on paper may be typed in after the last day. */
export function refuseWords({ text, proposed, reason, name }: WrittenComment): CommentRefusal | null {
  if (text.trim() === '' && proposed.trim() === '') return 'empty';
  if (text.trim().length > COMMENT_MAX_LENGTH) return 'too-long';
  if (proposed.trim().length > COMMENT_MAX_LENGTH) return 'proposed-too-long';
  if (reason.trim().length > COMMENT_MAX_LENGTH) return 'reason-too-long';
  return name.trim().length > NAME_MAX_LENGTH ? 'name-too-long' : null;
}

/** Whether a comment is not of those the municipality said it would consider. */
export function isOutside(rule: ConsideredRule, comment: Pick<Comment, 'name' | 'reason'>): boolean {
  return (rule.needsName && comment.name === null) || (rule.needsReason && comment.reason === null);
}

export type SettlementRefusal =
  | 'no-verdict'
  | 'no-reason'
  | 'nobody-decided'
  | 'words-too-long'
  | 'within-rule'
  | 'settled-already'
  | 'not-verified'
  | 'ended-already';

export const SETTLEMENT_MAX_LENGTH = 2_000;

/**
 * Why a comment cannot be settled so, or null. Everything but an acceptance says why; *neprihliada sa* is only for what
 * the stated rule leaves out. What came in a flood is shown or hidden first: an answer to it would publish its words.
 */
export function refuseSettlement(
  rule: ConsideredRule,
  comment: Pick<Comment, 'name' | 'reason' | 'settlement' | 'toVerify'>,
  given: Omit<Settlement, 'settledOn'>
): SettlementRefusal | null {
  if (comment.settlement !== null) return 'settled-already';
  if (comment.toVerify) return 'not-verified';
  if (given.decidedBy.trim() === '') return 'nobody-decided';
  if (given.verdict !== 'accepted' && given.reason.trim() === '') return 'no-reason';
  if ([given.reason, given.decidedBy, given.edit ?? ''].some((words) => words.length > SETTLEMENT_MAX_LENGTH))
    return 'words-too-long';
  return given.verdict === 'outside' && !isOutside(rule, comment) ? 'within-rule' : null;
}
