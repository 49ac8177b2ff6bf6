import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, Tx } from './db.ts';

/** Rows of one table that one statement brought: the columns that name them, without their body. */
export type ArrivedPart = { number: number; tableName: string; keys: Record<string, unknown>[] };

/** An arrival that nothing was heard of for so long was cut short. */
const SILENT = '1 minute';

/** Archives of bodies that are being taken in, and what of them is here. They are the installation's. */
export function arrivalStore(db: Db | Tx) {
  return {
    /** Whether an arrival of the body is under way, or was cut short and has to be taken back. */
    find: async (bodyId: BodyId): Promise<'under-way' | 'cut-short' | null> => {
      const { rows } = await sql<{ silent: boolean }>`
        select touched_at < now() - ${SILENT}::interval as silent from body_arrival
        where body_id = ${bodyId}`.execute(db);
      const [found] = rows;
      if (!found) return null;
      return found.silent ? 'cut-short' : 'under-way';
    },

    cutShort: async (): Promise<BodyId[]> => {
      const { rows } = await sql<{ bodyId: BodyId }>`
        select body_id from body_arrival where touched_at < now() - ${SILENT}::interval
        order by body_id`.execute(db);
      return rows.map(({ bodyId }) => bodyId);
    },

    /** From here on nobody sees a plan of the body. False when an arrival of it is open. */
    begin: async (bodyId: BodyId): Promise<boolean> => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('bodyArrival')
        .values({ bodyId })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    /** Says that it goes on. False when somebody has ended it. */
    touch: async (bodyId: BodyId): Promise<boolean> => {
      const { numUpdatedRows } = await db
        .updateTable('bodyArrival')
        .set({ touchedAt: sql<Date>`now()` })
        .where('bodyId', '=', bodyId)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    addPart: async (bodyId: BodyId, tableName: string, keys: readonly object[]): Promise<void> => {
      if (keys.length === 0) return;
      await db
        .insertInto('bodyArrivalPart')
        .values((row) => ({
          bodyId,
          // One arrival of a body is open at a time, and its parts come one after another.
          number: row
            .selectFrom('bodyArrivalPart')
            .select(({ fn }) => sql<number>`coalesce(${fn.max('number')}, 0) + 1`.as('next'))
            .where('bodyId', '=', bodyId),
          tableName,
          keys: JSON.stringify(keys)
        }))
        .execute();
    },

    lastPart: (bodyId: BodyId): Promise<ArrivedPart | undefined> =>
      db
        .selectFrom('bodyArrivalPart')
        .select(['number', 'tableName', 'keys'])
        .where('bodyId', '=', bodyId)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst(),

    forgetPart: async (bodyId: BodyId, number: number): Promise<void> => {
      await db
        .deleteFrom('bodyArrivalPart')
        .where('bodyId', '=', bodyId)
        .where('number', '=', number)
        .execute();
    },

    /** Everything is here, or nothing any more: plans of the body are seen again. */
    end: async (bodyId: BodyId): Promise<void> => {
      await db.deleteFrom('bodyArrival').where('bodyId', '=', bodyId).execute();
    }
  };
}
