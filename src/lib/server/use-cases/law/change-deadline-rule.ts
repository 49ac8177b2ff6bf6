import {
  type DeadlineCode,
  type DeadlineRuleChange,
  type DeadlineRuleRefusal,
  refuseDeadlineRule
} from '#lib/domain/law/deadline.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Operator, refuseOperation } from '../accounts/operator.ts';
import type { EventLog } from '../event-log.ts';

/** What this use case asks of storage. */
export type DeadlineRuleStores = {
  edits: {
    changeDeadlineRule(code: DeadlineCode, from: CalendarDay, change: DeadlineRuleChange): Promise<boolean>;
  };
  events: EventLog;
};

/** The operator corrects how long a deadline is from a day on. What began before that day keeps the earlier length. */
export async function changeDeadlineRule(
  stores: DeadlineRuleStores,
  operator: Operator,
  { code, from, change }: { code: DeadlineCode; from: CalendarDay; change: DeadlineRuleChange }
): Promise<'changed' | 'not-allowed' | 'no-such-rule' | DeadlineRuleRefusal> {
  if (refuseOperation(operator)) return 'not-allowed';
  const refusal = refuseDeadlineRule(code, change);
  if (refusal) return refusal;
  if (!(await stores.edits.changeDeadlineRule(code, from, change))) return 'no-such-rule';
  const { months, days, opens, closes, verified } = change;
  await stores.events.add({
    ...{ actorId: operator.actorId, action: 'changed', subject: 'deadline-rule', subjectId: code },
    details: { from, months, days, opens, closes, verified }
  });
  return 'changed';
}
