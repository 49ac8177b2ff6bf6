import {
  type EnteredPriorities,
  type NationalPriorityList,
  type PriorityRefusal,
  refusePriorities
} from '#lib/domain/law/national-priority.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Operator, refuseOperation } from '../accounts/operator.ts';
import type { EventLog } from '../event-log.ts';

/** What this use case asks of storage. */
export type PriorityStores = {
  law: { nationalPriorityLists(): Promise<NationalPriorityList[]> };
  edits: { enterPriorities(listCode: string, entered: EnteredPriorities): Promise<boolean> };
  events: EventLog;
};

/**
 * The operator enters the official names of national priorities from the ministry's document (§ 79 ods. 1 písm. a).
 * From then on plans of the whole installation are judged by them.
 */
export async function enterPriorities(
  stores: PriorityStores,
  operator: Operator,
  { listCode, entered }: { listCode: string; entered: EnteredPriorities; today: CalendarDay }
): Promise<'entered' | 'not-allowed' | 'no-such-list' | PriorityRefusal> {
  if (refuseOperation(operator)) return 'not-allowed';
  const list = (await stores.law.nationalPriorityLists()).find((one) => one.code === listCode);
  if (!list) return 'no-such-list';
  const refusal = refusePriorities(list, entered);
  if (refusal) return refusal;
  await stores.edits.enterPriorities(listCode, entered);
  await stores.events.add({
    actorId: operator.actorId,
    action: 'entered',
    subject: 'national-priorities',
    subjectId: listCode,
    details: { count: entered.priorities.length, publishedOn: entered.publishedOn }
  });
  return 'entered';
}
