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

    remove: async (ids: readonly string[]): Promise<void> => {
      if (ids.length === 0) return;
      await tx
        .deleteFrom('responseText')
        .where('bodyId', '=', bodyId)
        .where('id', 'in', [...ids])
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
