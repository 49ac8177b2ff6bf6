import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from './db.ts';

/** A request of a body's coordinator to have all its data removed. */
export type OpenRemoval = {
  id: string;
  bodyId: BodyId;
  askedAt: Date;
  reason: string;
  /** When the removal began; null while it can be withdrawn. */
  begunAt: Date | null;
  exportedHash: string | null;
};

const COLUMNS = ['id', 'bodyId', 'askedAt', 'reason', 'begunAt', 'exportedHash'] as const;

/** Requests to remove a body's data. They are the installation's: the operator carries them out. */
export function removalStore(db: Db) {
  const open = () =>
    db.selectFrom('bodyRemoval').where('withdrawnAt', 'is', null).where('endedAt', 'is', null);
  return {
    findOpen: (bodyId: BodyId): Promise<OpenRemoval | undefined> =>
      open().select(COLUMNS).where('bodyId', '=', bodyId).executeTakeFirst(),

    /** All that wait, the oldest first, with the names of the bodies. */
    listOpen: () =>
      open()
        .innerJoin('planningBody', 'planningBody.bodyId', 'bodyRemoval.bodyId')
        .select(['bodyRemoval.id', 'askedAt', 'reason', 'begunAt', 'name', 'slug'])
        .orderBy('askedAt')
        .execute(),

    /** False when one waits already. */
    ask: async (bodyId: BodyId, askedBy: string, reason: string): Promise<boolean> => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('bodyRemoval')
        .values({
          bodyId,
          askedBy,
          reason,
          withdrawnAt: null,
          begunAt: null,
          endedAt: null,
          exportedHash: null
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    /** False when none waits, or it has begun. */
    withdraw: async (bodyId: BodyId, at: Date): Promise<boolean> => {
      const { numUpdatedRows } = await db
        .updateTable('bodyRemoval')
        .set({ withdrawnAt: at })
        .where('bodyId', '=', bodyId)
        .where('withdrawnAt', 'is', null)
        .where('begunAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** From here on nobody sees a plan of the body, until the removal ends or is given up. */
    begin: (id: string, at: Date | null) => set(db, id, { begunAt: at }),
    exported: (id: string, hash: string) => set(db, id, { exportedHash: hash }),
    end: (id: string, at: Date) => set(db, id, { endedAt: at })
  };
}

async function set(
  db: Db,
  id: string,
  change: { begunAt?: Date | null; exportedHash?: string; endedAt?: Date }
): Promise<void> {
  await db.updateTable('bodyRemoval').set(change).where('id', '=', id).execute();
}
