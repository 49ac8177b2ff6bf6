import type { WrongRecordReport } from '#lib/domain/directory/wrong-record.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

const COLUMNS = [
  ...(['id', 'serviceId', 'what', 'contact', 'language', 'reportedAt', 'closedAt', 'answer'] as const)
] as const;

/** What people reported as wrong in the services of one body; never public. */
export function wrongRecordStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('wrongRecordReport').select(COLUMNS).where('bodyId', '=', bodyId);
  return {
    /** What waits for an answer, the oldest first. */
    listOpen: (): Promise<WrongRecordReport[]> =>
      own().where('closedAt', 'is', null).orderBy('reportedAt').orderBy('id').execute(),

    /** The last ones that were answered. */
    listClosed: (limit: number): Promise<WrongRecordReport[]> =>
      own()
        .where('closedAt', 'is not', null)
        .orderBy('closedAt', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute(),

    lock: (id: string): Promise<WrongRecordReport | undefined> =>
      own().where('id', '=', id).forUpdate().executeTakeFirst(),

    /** Whether the same words about the same service wait already: a second click, or a second reader of one page. */
    listSame: (serviceId: string, what: string): Promise<WrongRecordReport[]> =>
      own()
        .where('serviceId', '=', serviceId)
        .where('what', '=', what)
        .where('closedAt', 'is', null)
        .execute(),

    add: async (
      report: Pick<WrongRecordReport, 'serviceId' | 'what' | 'contact' | 'language' | 'reportedAt'>
    ): Promise<void> => {
      await tx
        .insertInto('wrongRecordReport')
        .values({ bodyId, ...report, closedAt: null, answer: null, closedBy: null })
        .execute();
    },

    /** Answers a report and forgets who made it. */
    close: async (
      id: string,
      closed: { answer: string; closedAt: Date; closedBy: string }
    ): Promise<void> => {
      await tx
        .updateTable('wrongRecordReport')
        .set({ ...closed, contact: null })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    /** Removes a contact wherever it stands in this body. */
    eraseContact: async (contact: string): Promise<void> => {
      await tx
        .updateTable('wrongRecordReport')
        .set({ contact: null })
        .where('bodyId', '=', bodyId)
        .where((row) => row(row.fn<string>('lower', ['contact']), '=', contact))
        .execute();
    }
  };
}
