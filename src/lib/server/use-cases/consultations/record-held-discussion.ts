import { refuseHeldDiscussion } from '#lib/domain/consultations/consultation.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { recordState, type StateOutcome, type StateStores } from '../publishing/record-state.ts';

/**
 * Writes down that a version was discussed in public without this program (§ 83 ods. 4), from its first day to its last:
 * on paper, before the municipality came here. Its comments are not kept.
 */
export async function recordHeldDiscussion(
  stores: StateStores,
  actor: Actor,
  { from, to, today, ...given }: HeldDiscussion
): Promise<StateOutcome | 'discussion-ahead'> {
  const refusal = refuseHeldDiscussion({ closesOn: to }, today);
  if (refusal) return refusal;
  const state = { kind: 'opened-for-discussion', from, to } as const;
  return recordState(stores, actor, { ...given, state, today });
}

export type HeldDiscussion = {
  planId: string;
  number: number;
  /** Of the record, given by the form: the same form sent twice records once. */
  id: string;
  from: CalendarDay;
  to: CalendarDay;
  today: CalendarDay;
};
