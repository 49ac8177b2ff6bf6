import { generateKeyBetween } from 'fractional-indexing';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

/** A steering group (riadiaca skupina) or a working group (pracovná skupina) of a body. */
export type GroupKind = 'steering' | 'working';

/** Groups of one body. */
export function groupStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('planningGroup').where('bodyId', '=', bodyId);
  return {
    list: () => own().select(['id', 'kind', 'name', 'revision']).orderBy('position').execute(),

    find: (id: string) =>
      own().select(['id', 'kind', 'name', 'revision']).where('id', '=', id).executeTakeFirst(),

    add: async (group: { id: string; kind: GroupKind; name: string }): Promise<void> => {
      const last = await own().select('position').orderBy('position', 'desc').limit(1).executeTakeFirst();
      await tx
        .insertInto('planningGroup')
        .values({ ...group, bodyId, position: generateKeyBetween(last?.position ?? null, null) })
        .execute();
    },

    /** Renames a group that still is at the revision its reader saw; false when somebody was faster. */
    rename: async (id: string, name: string, revision: number): Promise<boolean> => {
      const done = await tx
        .updateTable('planningGroup')
        .set((row) => ({ name, revision: row('revision', '+', 1) }))
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    }
  };
}
