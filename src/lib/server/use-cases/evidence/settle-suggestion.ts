import {
  refuseSettlement,
  type Settlement,
  type SettlementRefusal,
  SUGGESTION_MAX_LENGTH,
  type Suggestion
} from '#lib/domain/evidence/suggestion.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { type PublishVoicesStores, publishVoices } from './publish-voices.ts';

type Change = Partial<
  Pick<Suggestion, 'state' | 'shownText' | 'reason' | 'settledOn' | 'answer' | 'answeredOn'> & {
    settledBy: string | null;
    answeredBy: string | null;
  }
>;

/** What these use cases ask of storage. */
export type SettleStores = PublishVoicesStores & {
  suggestions: {
    lock(id: string): Promise<Suggestion | undefined>;
    change(id: string, change: Change): Promise<void>;
    remove(id: string): Promise<void>;
    openBox(openedOn: CalendarDay): Promise<void>;
    closeBox(): Promise<void>;
  };
  events: EventLog;
};

/** What was done, with the new revision of public pages where they changed. */
export type Done = { outcome: 'done'; revision: number | null };
type Lost = { outcome: 'not-allowed' | 'gone' | 'somebody-was-faster' };
type Named = { id: string; revision: number; today: CalendarDay };

/** Somebody of the body releases a suggestion as it is or shortened, rejects it with a reason, or takes that back. */
export async function settleSuggestion(
  stores: SettleStores,
  actor: Actor,
  { settlement, ...named }: Named & { settlement: Settlement }
): Promise<Done | Lost | { outcome: SettlementRefusal }> {
  const found = await locked(stores, actor, named);
  if ('outcome' in found) return found;
  const refusal = refuseSettlement(found, settlement);
  if (refusal) return { outcome: refusal };
  const settled = { settledOn: named.today, settledBy: actor.actorId };
  await stores.suggestions.change(found.id, changeOf(found, settlement, settled));
  return end(stores, actor, found.id, ACTION_OF[settlement.kind]);
}

const ACTION_OF = { release: 'released', reject: 'rejected', 'take-back': 'taken-back' } as const;

function changeOf(
  { text }: Suggestion,
  settlement: Settlement,
  settled: Pick<Change, 'settledOn' | 'settledBy'>
): Change {
  switch (settlement.kind) {
    case 'release': {
      const shown = settlement.shownText.trim();
      return { ...settled, state: 'released', shownText: shown === text ? null : shown };
    }
    case 'reject':
      return { ...settled, state: 'rejected', reason: settlement.reason.trim() };
    case 'take-back':
      return {
        ...{ state: 'waiting', shownText: null, reason: null, settledOn: null, settledBy: null },
        ...{ answer: null, answeredOn: null, answeredBy: null }
      };
  }
}

/** Answers a released suggestion in public; an empty answer takes the former one away. */
export async function answerSuggestion(
  stores: SettleStores,
  actor: Actor,
  { answer, ...named }: Named & { answer: string }
): Promise<Done | Lost | { outcome: 'not-released' | 'text-too-long' }> {
  const found = await locked(stores, actor, named);
  if ('outcome' in found) return found;
  if (found.state !== 'released') return { outcome: 'not-released' };
  const said = answer.trim();
  if (said.length > SUGGESTION_MAX_LENGTH) return { outcome: 'text-too-long' };
  const answered = said
    ? { answer: said, answeredOn: named.today, answeredBy: actor.actorId }
    : { answer: null, answeredOn: null, answeredBy: null };
  await stores.suggestions.change(found.id, answered);
  return end(stores, actor, found.id, 'answered');
}

/** Erases a rejected suggestion for ever: its words may name somebody. */
export async function eraseSuggestion(
  stores: SettleStores,
  actor: Actor,
  named: Named
): Promise<Done | Lost | { outcome: 'not-rejected' }> {
  const found = await locked(stores, actor, named);
  if ('outcome' in found) return found;
  if (found.state !== 'rejected') return { outcome: 'not-rejected' };
  await stores.suggestions.remove(found.id);
  return end(stores, actor, found.id, 'erased');
}

/** Opens or closes the box. What was released stays public. */
export async function setSuggestionBox(
  stores: SettleStores,
  actor: Actor,
  { isOpen, today }: { isOpen: boolean; today: CalendarDay }
): Promise<Done | Lost> {
  if (refuseAction(actor, 'answer-suggestions')) return { outcome: 'not-allowed' };
  if (isOpen) await stores.suggestions.openBox(today);
  else await stores.suggestions.closeBox();
  return end(stores, actor, undefined, isOpen ? 'opened' : 'closed');
}

async function locked(
  { suggestions }: SettleStores,
  actor: Actor,
  { id, revision }: Named
): Promise<Suggestion | Lost> {
  if (refuseAction(actor, 'answer-suggestions')) return { outcome: 'not-allowed' };
  const found = await suggestions.lock(id);
  if (!found) return { outcome: 'gone' };
  return found.revision === revision ? found : { outcome: 'somebody-was-faster' };
}

async function end(
  stores: SettleStores,
  { actorId }: Actor,
  subjectId: string | undefined,
  action: string
): Promise<Done> {
  await stores.events.add({
    ...{ actorId, action, subject: subjectId ? 'suggestion' : 'suggestion-box' },
    ...(subjectId ? { subjectId } : {})
  });
  return { outcome: 'done', revision: await publishVoices(stores) };
}
