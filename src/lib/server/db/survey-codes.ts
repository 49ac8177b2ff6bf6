import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

/** One-time codes of one body's questionnaires, by their hashes. */
export function surveyCodeStore(tx: Tx, bodyId: BodyId) {
  const ofQuestionnaire = (questionnaireId: string) =>
    tx.selectFrom('surveyCode').where('bodyId', '=', bodyId).where('questionnaireId', '=', questionnaireId);
  const one = (questionnaireId: string, codeHash: string) =>
    ofQuestionnaire(questionnaireId).select('used').where('codeHash', '=', codeHash);
  return {
    /** Keeps new codes, of which none is used. */
    add: async (questionnaireId: string, hashes: readonly string[]): Promise<void> => {
      if (hashes.length === 0) return;
      const rows = hashes.map((codeHash) => ({ bodyId, questionnaireId, codeHash }));
      await tx.insertInto('surveyCode').values(rows).execute();
    },

    find: (questionnaireId: string, codeHash: string): Promise<{ used: boolean } | undefined> =>
      one(questionnaireId, codeHash).executeTakeFirst(),

    /** The code, which nobody else uses before the transaction ends. */
    lock: (questionnaireId: string, codeHash: string): Promise<{ used: boolean } | undefined> =>
      one(questionnaireId, codeHash).forUpdate().executeTakeFirst(),

    use: async (questionnaireId: string, codeHash: string): Promise<void> => {
      await tx
        .updateTable('surveyCode')
        .set({ used: true })
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .where('codeHash', '=', codeHash)
        .execute();
    },

    /** How many codes there are, and how many of them are used; null without any. */
    ofQuestionnaire: async (questionnaireId: string): Promise<{ made: number; used: number } | null> => {
      const row = await ofQuestionnaire(questionnaireId)
        .select([
          (counted) => counted.fn.countAll<string>().as('made'),
          sql<string>`count(*) filter (where used)`.as('used')
        ])
        .executeTakeFirst();
      const counts = { made: Number(row?.made ?? 0), used: Number(row?.used ?? 0) };
      return counts.made === 0 ? null : counts;
    }
  };
}
