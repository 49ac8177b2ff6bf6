import type { Kysely } from 'kysely';
import type { CoatOfArms } from '#lib/domain/tenancy/coat-of-arms.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Schema } from './schema.ts';

/** The coat of arms of one body; there is one or none. */
export function coatOfArmsStore(tx: Kysely<Schema>, bodyId: BodyId) {
  return {
    find: (): Promise<CoatOfArms | undefined> =>
      tx
        .selectFrom('coatOfArms')
        .select(['hash as file', 'alternative'])
        .where('bodyId', '=', bodyId)
        .executeTakeFirst(),

    /** Puts it in the place of the former one; its picture must be among the body's. */
    keep: async ({ file, alternative }: CoatOfArms): Promise<void> => {
      await tx
        .insertInto('coatOfArms')
        .values({ bodyId, hash: file, alternative })
        .onConflict((conflict) =>
          conflict
            .column('bodyId')
            .doUpdateSet((row) => ({ hash: file, alternative, revision: row('coatOfArms.revision', '+', 1) }))
        )
        .execute();
    },

    remove: async (): Promise<void> => {
      await tx.deleteFrom('coatOfArms').where('bodyId', '=', bodyId).execute();
    }
  };
}
