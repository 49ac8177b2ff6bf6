import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

/** Contacts that people left when they answered; nothing joins them to an answer. */
export function surveyContactStore(tx: Tx, bodyId: BodyId) {
  return {
    add: async (contact: {
      id: string;
      questionnaireId: string;
      contact: string;
      forgetAfter: Date;
    }): Promise<void> => {
      await tx
        .insertInto('surveyContact')
        .values({ bodyId, ...contact })
        .execute();
    },

    /** In the order of their random ids, which says nothing of who came first. */
    list: (questionnaireId: string): Promise<{ id: string; contact: string }[]> =>
      tx
        .selectFrom('surveyContact')
        .select(['id', 'contact'])
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .orderBy('id')
        .execute(),

    /** Removes a contact wherever somebody left it in this body. */
    erase: async (contact: string): Promise<void> => {
      await tx
        .deleteFrom('surveyContact')
        .where('bodyId', '=', bodyId)
        .where((row) => row(row.fn<string>('lower', ['contact']), '=', contact))
        .execute();
    }
  };
}
