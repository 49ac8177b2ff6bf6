import type { EventLog } from '../event-log.ts';
import { type Operator, refuseOperation } from './operator.ts';

/** What this use case asks of storage. */
export type FailedMailStores = {
  mail: { sendAgain(id: string | null): Promise<number> };
  events: EventLog;
};

/** The operator sends a mail that was given up once more, or all of them: for instance when the mail server works again. */
export async function sendMailAgain(
  { mail, events }: FailedMailStores,
  operator: Operator,
  id: string | null
): Promise<'waiting' | 'none' | 'not-allowed'> {
  const refusal = refuseOperation(operator);
  if (refusal) return refusal;
  const count = await mail.sendAgain(id);
  if (count === 0) return 'none';
  await events.add({
    ...{ actorId: operator.actorId, action: 'sent-again', subject: 'mail' },
    details: { count }
  });
  return 'waiting';
}
