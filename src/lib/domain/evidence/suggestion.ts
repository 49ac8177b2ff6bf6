import type { CalendarDay } from '../shared/calendar-day.ts';

export const SUGGESTION_MAX_LENGTH = 2_000;
export const PLACE_MAX_LENGTH = 200;

/** Who says that they write, if they say it at all. */
export const AUTHOR_KINDS = ['resident', 'recipient', 'carer', 'provider', 'other'] as const;
export type AuthorKind = (typeof AUTHOR_KINDS)[number];

/**
 * `waiting` for somebody of the body to read it; `to-verify` (na overenie) waits too, it came in a flood from one
 * address; `released` is public; `rejected` is not, and its author reads why.
 */
export const SUGGESTION_STATES = ['waiting', 'to-verify', 'released', 'rejected'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** What somebody suggests to the body (podnet), without a name. Days only: moments could be joined with a contact. */
export type Suggestion = {
  id: string;
  /** The key of the form it came by: the same form sent twice is one suggestion. */
  formKey: string;
  /** The code by which its author finds it again. */
  receipt: string;
  text: string;
  place: string | null;
  authorKind: AuthorKind | null;
  language: 'sk' | 'en';
  state: SuggestionState;
  receivedOn: CalendarDay;
  /** What is public where it was shortened; null when it is public as it was written. */
  shownText: string | null;
  /** Why it was rejected. */
  reason: string | null;
  settledOn: CalendarDay | null;
  /** What the body answers, in public. */
  answer: string | null;
  answeredOn: CalendarDay | null;
  revision: number;
};

export type SuggestionRefusal = 'empty' | 'too-long' | 'place-too-long';

/** Why a suggestion cannot be taken, or null. Everything but the text may be left out. */
export function refuseSuggestion({ text, place }: { text: string; place: string }): SuggestionRefusal | null {
  if (text.trim() === '') return 'empty';
  if (text.trim().length > SUGGESTION_MAX_LENGTH) return 'too-long';
  return place.trim().length > PLACE_MAX_LENGTH ? 'place-too-long' : null;
}

/** What somebody of the body decides about a suggestion; taking it back makes it wait again. */
export type Settlement =
  | { kind: 'release'; shownText: string }
  | { kind: 'reject'; reason: string }
  | { kind: 'take-back' };

export type SettlementRefusal =
  | 'no-text'
  | 'no-reason'
  | 'text-too-long'
  | 'settled-already'
  | 'waits-already';

/** Why a suggestion cannot be settled so, or null. What was settled is taken back first. */
export function refuseSettlement(
  { state }: Pick<Suggestion, 'state'>,
  settlement: Settlement
): SettlementRefusal | null {
  const waits = state === 'waiting' || state === 'to-verify';
  if (settlement.kind === 'take-back') return waits ? 'waits-already' : null;
  if (!waits) return 'settled-already';
  const words = (settlement.kind === 'release' ? settlement.shownText : settlement.reason).trim();
  if (words === '') return settlement.kind === 'release' ? 'no-text' : 'no-reason';
  return words.length > SUGGESTION_MAX_LENGTH ? 'text-too-long' : null;
}

/** What of a suggestion is public, wherever words were taken out. */
export function shownWords({ text, shownText }: Pick<Suggestion, 'text' | 'shownText'>): string {
  return shownText ?? text;
}
