import type { AccountHolder, SecurityNotice } from '#lib/domain/tenancy/security-notice.ts';
import type { EventLog } from '../event-log.ts';

/** A mail that tells somebody what was changed; `count` is what is left, where the sentence says so. */
export type SecurityLetter = { to: string; what: SecurityNotice; count?: number };

/** What this use case asks of storage. */
export type NotingStores = { events: EventLog; tell(letter: SecurityLetter): Promise<void> };

/** Writes down a change of how somebody signs in, and tells her by mail. */
export async function noteSecurityChange(
  { events, tell }: NotingStores,
  holder: AccountHolder,
  what: SecurityNotice,
  { count, byOperator = false }: { count?: number; byOperator?: boolean } = {}
): Promise<void> {
  await events.add({
    actorId: byOperator ? null : holder.actorId,
    action: what,
    subject: 'account',
    subjectId: holder.actorId,
    details: count === undefined ? {} : { count }
  });
  await tell({ to: holder.email, what, ...(count === undefined ? {} : { count }) });
}
