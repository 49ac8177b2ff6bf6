import {
  refuseSuggestion,
  type Suggestion,
  type SuggestionRefusal
} from '#lib/domain/evidence/suggestion.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { EventLog } from '../event-log.ts';

type NewSuggestion = Pick<
  Suggestion,
  'formKey' | 'receipt' | 'text' | 'place' | 'authorKind' | 'language' | 'state' | 'receivedOn'
>;

/** What this use case asks of storage. */
export type SendSuggestionStores = {
  suggestions: {
    findBox(): Promise<{ openedOn: CalendarDay } | undefined>;
    findByFormKey(formKey: string): Promise<Pick<Suggestion, 'receipt'> | undefined>;
    counts(): Promise<ReadonlyMap<Suggestion['state'], number>>;
    add(suggestion: NewSuggestion): Promise<void>;
  };
  events: EventLog;
};

/** A village is sent some dozens a year; beyond this nobody reads them, and a program has written them. */
export const MOST_WAITING = 5_000;

export type SendOutcome =
  | { outcome: 'sent'; receipt: string }
  | { outcome: SuggestionRefusal | 'closed' | 'full' };

/**
 * Anybody puts a suggestion into the body's box. The same form sent twice is one, and gives the same receipt.
 * @param given.isFrequent whether unusually many came from the same address: then somebody verifies it first
 */
export async function sendSuggestion(
  { suggestions, events }: SendSuggestionStores,
  given: Pick<Suggestion, 'formKey' | 'receipt' | 'text' | 'authorKind' | 'language'> & {
    place: string;
    isFrequent: boolean;
    today: CalendarDay;
  }
): Promise<SendOutcome> {
  const sent = await suggestions.findByFormKey(given.formKey);
  if (sent) return { outcome: 'sent', receipt: sent.receipt };
  if (!(await suggestions.findBox())) return { outcome: 'closed' };
  const refusal = refuseSuggestion(given);
  if (refusal) return { outcome: refusal };
  const counts = await suggestions.counts();
  const waiting = (counts.get('waiting') ?? 0) + (counts.get('to-verify') ?? 0);
  if (waiting >= MOST_WAITING) return { outcome: 'full' };
  const { formKey, receipt, authorKind, language } = given;
  await suggestions.add({
    ...{ formKey, receipt, authorKind, language, receivedOn: given.today },
    ...{ text: given.text.trim(), place: given.place.trim() || null },
    state: given.isFrequent ? 'to-verify' : 'waiting'
  });
  await events.add({ actorId: null, action: 'sent', subject: 'suggestion' });
  return { outcome: 'sent', receipt };
}
