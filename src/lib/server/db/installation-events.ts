import type { Tx } from './db.ts';
import type { NewEvent } from './events.ts';

/** What happened to the installation itself: append only, in the transaction of what it tells of. */
export function installationEventStore(tx: Tx) {
  return {
    add: async ({ actorId, action, subject, subjectId, details }: NewEvent): Promise<void> => {
      await tx
        .insertInto('installationEvent')
        .values({
          actorId,
          action,
          subject,
          subjectId: subjectId ?? null,
          details: JSON.stringify(details ?? {})
        })
        .execute();
    }
  };
}
