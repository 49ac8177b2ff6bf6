import type { AccountHolder } from '#lib/domain/tenancy/security-notice.ts';
import type { EventLog } from '../event-log.ts';

/** What these use cases ask of storage. */
export type SessionStores = {
  events: EventLog;
  sessions: {
    end(accountId: string, id: string): Promise<string | null>;
    endAll(accountId: string, butToken: string | null): Promise<string[]>;
  };
};

/** Signs out one device of one's own; the keys of what ended. */
export async function endSession(
  { events, sessions }: SessionStores,
  holder: AccountHolder,
  id: string
): Promise<string[]> {
  const ended = await sessions.end(holder.accountId, id);
  return ended ? noted(events, holder, [ended]) : [];
}

/** Signs out every device but the one in use; the keys of what ended. */
export async function endOtherSessions(
  { events, sessions }: SessionStores,
  holder: AccountHolder,
  ownToken: string
): Promise<string[]> {
  const ended = await sessions.endAll(holder.accountId, ownToken);
  return ended.length > 0 ? noted(events, holder, ended) : [];
}

async function noted(events: EventLog, { actorId }: AccountHolder, ended: string[]): Promise<string[]> {
  const details = { count: ended.length };
  await events.add({ actorId, action: 'sessions-ended', subject: 'account', subjectId: actorId, details });
  return ended;
}
