import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { HeldWords } from '#lib/server/use-cases/surveys/survey-work.ts';
import type { Tx } from './db.ts';
import type { ResponseTextTable } from './tables/questionnaires.ts';

/** Somebody's own words to one question; nobody knows whose, and nobody reads them in public before a person releases them. */
export type ResponseText = Omit<ResponseTextTable, 'bodyId' | 'questionnaireId'>;

/** Words of one's own in the answers of one body, detached from every other answer, in the order of their random ids. */
export function responseTextStore(tx: Tx, bodyId: BodyId) {
  const own = () =>
    tx
      .selectFrom('responseText')
      .select(['id', 'questionId', 'text', 'releasedAt', 'releasedBy'])
      .where('bodyId', '=', bodyId);
  return {
    add: async (questionnaireId: string, words: readonly HeldWords[]): Promise<void> => {
      if (words.length === 0) return;
      const rows = words.map(({ id, questionId, text }) => ({
        ...{ bodyId, id, questionnaireId, questionId, text, releasedAt: null, releasedBy: null }
      }));
      await tx.insertInto('responseText').values(rows).execute();
    },

    /** @returns how many of them everybody could read, or would once results are published */
    remove: async (ids: readonly string[]): Promise<number> => {
      if (ids.length === 0) return 0;
      const rows = await tx
        .deleteFrom('responseText')
        .where('bodyId', '=', bodyId)
        .where('id', 'in', [...ids])
        .returning('releasedAt')
        .execute();
      return rows.filter(({ releasedAt }) => releasedAt !== null).length;
    },

    /** The text of a questionnaire, which nobody releases, codes or erases before the transaction ends. */
    lock: (questionnaireId: string, id: string): Promise<ResponseText | undefined> =>
      own()
        .where('questionnaireId', '=', questionnaireId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst(),

    /** Lets everybody read a text, or nobody any more. */
    release: async (id: string, released: { at: Date; by: string } | null): Promise<void> => {
      await tx
        .updateTable('responseText')
        .set({ releasedAt: released?.at ?? null, releasedBy: released?.by ?? null })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    list: (questionnaireId: string, questionId?: string): Promise<ResponseText[]> =>
      own()
        .where('questionnaireId', '=', questionnaireId)
        .$if(questionId !== undefined, (query) => query.where('questionId', '=', questionId ?? ''))
        .orderBy('questionId')
        .orderBy('id')
        .execute()
  };
}
