import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Db } from './db.ts';

/** So many rows are written by one statement: none holds the connection long. */
const BATCH = 400;
/** A load that has not written for so long was broken off. */
const GIVEN_UP_AFTER = '3 minutes';

/** How pages name a set that the operator loads. */
export type SetWords = {
  titleSk: string;
  titleEn: string;
  source: string;
  licence: string;
  attributionSk: string;
  attributionEn: string;
};

/** Tables whose rows belong to loads. */
type LoadedTable =
  | 'municipal_ages'
  | 'municipal_movement'
  | 'district_age_index'
  | 'life_table'
  | 'other_projection';

/**
 * A set of reference data that the operator loads whole. Its rows are written under a load that nobody reads yet; naming
 * it makes all of them count at once. One load holds the set: another is told so, and one that lost it shows nothing.
 */
export function loadedSet(db: Db, code: string, table: LoadedTable) {
  const heldBy = (loadId: string) =>
    db.updateTable('referenceSet').where('code', '=', code).where('loadingId', '=', loadId);

  return {
    /** The day of what counts now; null where nothing was loaded. */
    loadedDay: async (): Promise<CalendarDay | null> => {
      const set = await db
        .selectFrom('referenceSet')
        .select(['asOf', 'revision'])
        .where('code', '=', code)
        .executeTakeFirst();
      return set?.revision ? set.asOf : null;
    },

    /** Takes the set for a load; false while another one is writing. */
    hold: async (loadId: string, asOf: CalendarDay, words: SetWords): Promise<boolean> => {
      const row = { ...words, code, asOf, grade: 'A' as const, revision: null, loadedAt: null };
      await db
        .insertInto('referenceSet')
        .values(row)
        .onConflict((on) => on.column('code').doNothing())
        .execute();
      const { numUpdatedRows } = await db
        .updateTable('referenceSet')
        .set({ loadingId: loadId, loadingAt: sql<Date>`clock_timestamp()` })
        .where('code', '=', code)
        .where((of) =>
          of.or([
            of('loadingId', 'is', null),
            of('loadingAt', '<', sql<Date>`clock_timestamp() - ${sql.lit(GIVEN_UP_AFTER)}::interval`)
          ])
        )
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** Writes rows in short steps, each of which says that the load still goes on. */
    write: async <T>(
      loadId: string,
      rows: readonly T[],
      insert: (batch: readonly (T & { setCode: string; loadId: string })[]) => Promise<unknown>
    ): Promise<void> => {
      for (let from = 0; from < rows.length; from += BATCH) {
        await insert(rows.slice(from, from + BATCH).map((row) => ({ ...row, setCode: code, loadId })));
        await heldBy(loadId).set({ loadingAt: sql<Date>`clock_timestamp()` }).execute();
      }
    },

    /** From this statement on the rows of this load count, and no others; false where another load took the set. */
    show: async (loadId: string, asOf: CalendarDay, words: SetWords, now: Date): Promise<boolean> => {
      const { numUpdatedRows } = await heldBy(loadId)
        .set({ ...words, asOf, revision: loadId, loadedAt: now, loadingId: null, loadingAt: null })
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** Lets go of a set whose load has failed. */
    release: async (loadId: string): Promise<void> => {
      await heldBy(loadId).set({ loadingId: null, loadingAt: null }).execute();
    },

    /** Removes rows that neither count nor are being written: of earlier loads, and of those that were broken off. */
    clear: async (): Promise<void> => {
      for (;;) {
        const { numAffectedRows = 0n } = await sql`
          delete from ${sql.table(table)} where ctid in (
            select row.ctid from ${sql.table(table)} as row
            join reference_set as kept on kept.code = row.set_code
            where row.set_code = ${code} and row.load_id::text is distinct from kept.revision
              and row.load_id is distinct from kept.loading_id
            limit 2000)`.execute(db);
        if (numAffectedRows === 0n) break;
      }
    }
  };
}

export type LoadedSet = ReturnType<typeof loadedSet>;
