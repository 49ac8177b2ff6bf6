import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';
import { sendAlong } from './sent-along.ts';

/** What happened: ids and short facts only. Names of people stand in `actor`, where they can be erased. */
export type NewEvent = {
  actorId: string | null;
  action: string;
  subject: string;
  subjectId?: string;
  details?: Record<string, string | number | boolean | null>;
};

/** What happened in one body: append only. */
export function eventStore(tx: Tx, bodyId: BodyId) {
  return {
    add: async ({ actorId, action, subject, subjectId, details }: NewEvent): Promise<void> => {
      const row = { bodyId, actorId, action, subject, subjectId: subjectId ?? null };
      const written = { ...row, details: JSON.stringify(details ?? {}) };
      await sendAlong(tx, tx.insertInto('event').values(written).compile());
    },

    /** Many at once, in their order. */
    addAll: async (events: readonly NewEvent[]): Promise<void> => {
      if (events.length === 0) return;
      const rows = events.map(({ actorId, action, subject, subjectId, details }) => ({
        ...{ bodyId, actorId, action, subject },
        subjectId: subjectId ?? null,
        details: JSON.stringify(details ?? {})
      }));
      await sendAlong(tx, tx.insertInto('event').values(rows).compile());
    },

    /** The newest first; a page of at most `limit`, older than `before`. */
    latest: (limit: number, before?: Date) =>
      tx
        .selectFrom('event')
        .leftJoin('actor', 'actor.actorId', 'event.actorId')
        .select([
          'event.id',
          'event.at',
          'event.action',
          'event.subject',
          'event.subjectId',
          'event.details',
          'actor.name as actorName'
        ])
        .where('bodyId', '=', bodyId)
        .$if(before !== undefined, (query) => query.where('at', '<', before as Date))
        .orderBy('at', 'desc')
        .limit(limit)
        .execute()
  };
}
