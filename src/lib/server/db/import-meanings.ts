import type { ImportMeaning } from '#lib/domain/plans/import/meaning.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

/** What words of files mean to one body. */
export function importMeaningStore(tx: Tx, bodyId: BodyId) {
  return {
    list: (): Promise<ImportMeaning[]> =>
      tx
        .selectFrom('importMeaning')
        .select(['list', 'word', 'means'])
        .where('bodyId', '=', bodyId)
        .orderBy('list')
        .orderBy('word')
        .execute(),

    /** Says what a word means from now on. */
    keep: async (meaning: ImportMeaning): Promise<void> => {
      const { means } = meaning;
      await tx
        .insertInto('importMeaning')
        .values({ bodyId, ...meaning })
        .onConflict((conflict) => conflict.columns(['bodyId', 'list', 'word']).doUpdateSet({ means }))
        .execute();
    },

    remove: async ({ list, word }: Pick<ImportMeaning, 'list' | 'word'>): Promise<void> => {
      await tx
        .deleteFrom('importMeaning')
        .where('bodyId', '=', bodyId)
        .where('list', '=', list)
        .where('word', '=', word)
        .execute();
    }
  };
}
