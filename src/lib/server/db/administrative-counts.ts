import { type Kysely, sql } from 'kysely';
import type {
  AdministrativeCount,
  CountedFigure
} from '#lib/domain/population/statistics/administrative-count.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

/** What offices count of one body's people, by figure and year. */
export function administrativeCountStore(tx: Tx, bodyId: BodyId) {
  const list = (): Promise<AdministrativeCount[]> =>
    tx
      .selectFrom('administrativeCount')
      .select(['figure', 'year', 'persons', 'asOf', 'source'])
      .where('bodyId', '=', bodyId)
      .orderBy('year', 'desc')
      .orderBy('figure')
      .execute();
  return {
    /** The latest year first. */
    list,

    /** The same, which nobody else writes meanwhile: figures that are not there yet can be held by no row. */
    lock: async (): Promise<AdministrativeCount[]> => {
      const name = `administrative counts ${bodyId}`;
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
      return list();
    },

    /** Puts counts in place of earlier ones of the same figure and year, by one statement. */
    keep: async (counts: readonly AdministrativeCount[]): Promise<void> => {
      if (counts.length === 0) return;
      const rows = counts.map(({ figure, year, persons, asOf, source }) => ({
        ...{ figure, year, persons, source },
        as_of: asOf
      }));
      await sql`
        insert into administrative_count (body_id, figure, year, persons, as_of, source)
        select ${bodyId}::uuid, given.figure, given.year, given.persons, given.as_of, given.source
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as given (figure text, year integer, persons integer, as_of date, source text)
        on conflict (body_id, figure, year) do update
          set persons = excluded.persons, as_of = excluded.as_of, source = excluded.source`.execute(
        tx as unknown as Kysely<never>
      );
    },

    /** Removes what is counted no more of one year. */
    remove: async (year: number, figures: readonly CountedFigure[]): Promise<void> => {
      if (figures.length === 0) return;
      await tx
        .deleteFrom('administrativeCount')
        .where('bodyId', '=', bodyId)
        .where('year', '=', year)
        .where('figure', 'in', [...figures])
        .execute();
    }
  };
}
